"""Settings of the test run: a newsroom in a folder of its own; PostgreSQL when the runner names one."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="toguna-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["TOGUNA_HOME"] = _home

from toguna.conf.embedded import *

SECRET_KEY = "only for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = False
# The record keeps files beside the database: a test that wants one has a folder of its own (tests/record/conftest.py).
TOGUNA_RECORD = None
