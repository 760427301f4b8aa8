"""For the tests: no environment needed, nothing written outside a temporary folder."""

import os
import tempfile
from pathlib import Path

TEMPORARY = tempfile.TemporaryDirectory(prefix="portal-test-")
Path(TEMPORARY.name, "static").mkdir()
OUTSIDE = ("PORT", "HOST", "PORTAL_URL", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "WEB_PROCESSES", "EMAIL_URL")
KEEPING = ("MEDIA_S3_BUCKET", "SECRET_KEY_FALLBACKS", "BACKUP_FOLDER", "BACKUP_KEY", "BACKUP_HOURS", "BACKUP_DAYS")
WATCHING = ("ADMINS", "SENTRY_DSN", "METRICS_TOKEN", "LOG_FORMAT", "SLOW_QUERY_MS", "WEB_THREADS")
SIGNING_IN = ("SECOND_FACTOR", "SESSION_IDLE_HOURS", "SESSION_MAX_HOURS", "OIDC_SERVER")
for name in (*OUTSIDE, *KEEPING, *WATCHING, *SIGNING_IN):
    os.environ.pop(name, None)
os.environ["PORTAL_DATA"] = TEMPORARY.name
os.environ["PORTAL_MEDIA"] = str(Path(TEMPORARY.name, "media"))
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{TEMPORARY.name}/portal.sqlite3"

from portal.settings.base import *  # noqa: E402, F403
from portal.settings.base import DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Threads of one test share the database only through a file.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(TEMPORARY.name, "test.sqlite3"))}
else:
    DATABASES["default"].pop("OPTIONS", None)
