"""`/healthz`: this process answers. `/readyz`: it can do its work, each part named."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from portal.backup.age import is_recent
from portal.models import Heartbeat


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _data_folder() -> bool:
    probe = settings.DATA / ".probe"
    probe.touch()
    probe.unlink()
    return True


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "data_folder": _data_folder,
    "worker": Heartbeat.is_fresh,
    "backup": is_recent,
}
# Without them the site still serves and publishes: named, yet no reason to take it away.
_TELLING = {"worker", "backup"}


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    parts = {}
    for name, check in CHECKS.items():
        try:
            parts[name] = check()
        except Exception:
            parts[name] = False
    ready = all(value for name, value in parts.items() if name not in _TELLING)
    return JsonResponse({"ready": ready, **parts}, status=200 if ready else 503)
