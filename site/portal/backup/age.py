"""How old the newest backup is, as the database knows it: each machine may have its own folder."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from portal.models import Heartbeat

BEAT = "backup"
DAY = 24  # hours


def last_backup() -> datetime | None:
    return Heartbeat.last(BEAT)


def is_late(last: datetime | None) -> bool:
    """Whether one was due long ago; a new site has as long for its first."""
    patience = timedelta(hours=2 * (settings.BACKUP_HOURS or DAY))
    since = last or MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
    return since is not None and since < timezone.now() - patience


def is_recent() -> bool:
    return not is_late(last_backup())
