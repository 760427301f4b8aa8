"""django-hitcount's view as its documentation sets it up, on the portal's database as the portal sets that up."""

from portal.settings.base import DATABASES, MIGRATION_MODULES, SECRET_KEY, TIME_ZONE, USE_TZ

__all__ = ["DATABASES", "MIGRATION_MODULES", "SECRET_KEY", "TIME_ZONE", "USE_TZ"]

ALLOWED_HOSTS = ["127.0.0.1"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "hitcount",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "hitcount.urls"
