"""The developer's server: reload, debug pages, templates and styles as they stand on disk."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import STORAGES, TASKS

DEBUG = True
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TASKS["jobs"] = TASKS["default"]  # no worker runs beside the developer's server
