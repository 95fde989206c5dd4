"""Settings for tests: quick passwords, mail and uploads nowhere near the office's own."""

import tempfile
from pathlib import Path

from oia.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="oia-uploads-"))
MAIL_FOLDER = Path(tempfile.mkdtemp(prefix="oia-mail-"))
BOUNCE_FOLDER = tempfile.mkdtemp(prefix="oia-bounces-")
WITNESS_FOLDER = Path(tempfile.mkdtemp(prefix="oia-witness-"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in the office: processes and threads lock each other there as they do in earnest.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.mkdtemp(prefix='oia-')}/test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = (  # noqa: F405
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
else:
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}  # noqa: F405
CELERY_TASK_ALWAYS_EAGER = True
ALLOWED_HOSTS = ["*"]
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
