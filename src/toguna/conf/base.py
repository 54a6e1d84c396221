"""Settings of every newsroom.  What differs between newsrooms comes from the environment; each variable is listed
in ``docs/settings.md``."""

from __future__ import annotations

from pathlib import Path

from django.conf.locale import LANG_INFO
from environs import Env

from .search import search

env = Env()

HOME = Path(env.str("TOGUNA_HOME", "var")).resolve()
"""All state of an embedded newsroom lies under this one folder."""

TOGUNA_HOME = HOME
TOGUNA_ASSETS = HOME / "assets"
TOGUNA_RECORD = HOME / "record"
"""The record's keys and log; what of it is public is also in the public folder."""
_public = env.str("TOGUNA_PUBLIC", "")
TOGUNA_MIRROR = _public if _public.startswith("s3://") else ""
"""The store that the public site is kept on; the site is made in a folder first."""
TOGUNA_PUBLIC = Path(_public if _public and not TOGUNA_MIRROR else HOME / "public").resolve()
TOGUNA_SEARCH = search(env.str("TOGUNA_SEARCH", ""))
TOGUNA_COMPRESS = tuple(f".{ending}" for ending in env.list("TOGUNA_COMPRESS", ["gz", "br"]))
"""The compressed copies that stand beside the files of the public site: ``gz``, ``br``, both or none."""
_NAMES = {"fr": "Français", "en": "English", "ar": "العربية", "bm": "Bamanankan"}
TOGUNA_LANGUAGES = [(code, _NAMES.get(code, code)) for code in env.list("TOGUNA_LANGUAGES", ["fr", "en"])]
"""The languages texts are written in; the first is the institution's own."""

INSTALLED_APPS = [
    "toguna.app",
    "toguna.desk",
    "toguna.editions",
    "toguna.record",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "toguna.app.urls"
WSGI_APPLICATION = "toguna.app.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

LANGUAGE_CODE = TOGUNA_LANGUAGES[0][0]
# Django knows no Bambara, and Wagtail asks it for the name of each language.
LANG_INFO.setdefault("bm", {"bidi": False, "code": "bm", "name": "Bambara", "name_local": "bamanankan"})
DESK_LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGES = [*DESK_LANGUAGES, *(pair for pair in TOGUNA_LANGUAGES if pair not in DESK_LANGUAGES)]
TIME_ZONE = env.str("TOGUNA_TIME_ZONE", "Africa/Bamako")
USE_TZ = True
USE_I18N = True

STATIC_URL = "/desk/static/"
STATIC_ROOT = HOME / "static"
MEDIA_URL = "/desk/media/"
MEDIA_ROOT = HOME / "media"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

WAGTAIL_SITE_NAME = "toguna"
WAGTAILADMIN_BASE_URL = env.str("TOGUNA_DESK_URL", "http://127.0.0.1:8000")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = TOGUNA_LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = DESK_LANGUAGES
WAGTAILIMAGES_IMAGE_MODEL = "desk.Picture"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
