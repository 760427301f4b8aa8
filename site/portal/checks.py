"""Rules of the house that a machine can hold."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("portal")
def site_folder_is_no_package(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if (settings.ROOT / "site" / "__init__.py").exists():
        return [Error("site/__init__.py can replace the standard module 'site'.", hint="Delete it.", id="portal.E001")]
    return []


@register("portal")
def indexing_never_waits_for_the_worker(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    if "ImmediateBackend" not in settings.TASKS["default"]["BACKEND"]:
        return [
            Error(
                "The default task backend must be immediate: a published page must be found while the worker is down.",
                id="portal.E002",
            )
        ]
    return []


@register("portal")
def sqlite_takes_parallel_writers(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and database["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
        return [Error("SQLite needs IMMEDIATE transactions, or writers meet 'locked'.", id="portal.E003")]
    return []
