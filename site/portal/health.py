"""`/healthz`: this process answers. `/readyz`: it can do its work, each part named."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from portal.backup.age import is_recent
from portal.figures.folders import existing
from portal.models import Heartbeat
from stats.journal import backlog
from stats.writer import journals

MOST_BACKLOG = 32 * 1024 * 1024  # bytes, some 220,000 hits: minutes behind, not moments
MIGRATIONS_HOLD = 60.0  # seconds; looking takes a tenth of one, and anybody may ask
_migrated_at: float | None = None


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def _migrations() -> bool:
    global _migrated_at
    now = time.monotonic()
    if _migrated_at is not None and now - _migrated_at < MIGRATIONS_HOLD:
        return True
    executor = MigrationExecutor(connection)
    done = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    _migrated_at = now if done else None
    return done


def _data_folder() -> bool:
    probe = settings.DATA / ".probe"
    probe.touch()
    probe.unlink(missing_ok=True)  # another process looks too
    return True


def _disk() -> bool:
    folders = [existing(Path(folder)) for folder in (settings.DATA, settings.MEDIA_ROOT)]
    return all(shutil.disk_usage(folder).free >= settings.DISK_FREE_BYTES for folder in folders)


def _journal() -> bool:
    return backlog(journals()) <= MOST_BACKLOG


@dataclass(frozen=True, slots=True)
class Part:
    """`needed`: without it this process is of no use to readers, and another one should be asked instead.

    The others are a matter for whoever looks after the site. The worker, a disk that is getting full and hits that
    wait for the tables stop no reader, and they are alike for all processes: taking one away would help nobody, and
    taking all away would turn a warning into an outage.
    """

    name: str
    works: Callable[[], bool]
    needed: bool = True


PARTS = [
    Part("database", _database),
    Part("migrations", _migrations),
    Part("data_folder", _data_folder),
    Part("disk", _disk, needed=False),
    Part("journal", _journal, needed=False),
    Part("worker", Heartbeat.is_fresh, needed=False),
    Part("scheduler", lambda: Heartbeat.is_alive(Heartbeat.last("publish_scheduled")), needed=False),
    Part("backup", is_recent, needed=False),
]


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    told = {part.name: _works(part) for part in PARTS}
    ready = all(told[part.name] for part in PARTS if part.needed)
    return JsonResponse({"ready": ready, **told}, status=200 if ready else 503)


def _works(part: Part) -> bool:
    try:
        return part.works()
    except Exception:
        return False
