"""A newsroom on one machine with no set-up: what ``toguna`` uses unless ``DJANGO_SETTINGS_MODULE`` says otherwise."""

from __future__ import annotations

import secrets

from .base import *
from .base import HOME, env
from .database import database

HOME.mkdir(parents=True, exist_ok=True)
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)


def _secret() -> str:
    file = HOME / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


DEBUG = False
SECRET_KEY = env.str("TOGUNA_SECRET_KEY", "") or _secret()
ALLOWED_HOSTS = env.list("TOGUNA_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
DATABASES = {"default": database(env.str("DATABASE_URL", ""), HOME)}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
