from datetime import date, timedelta

from django.db.models import Model

from stats.clock import local_day
from stats.models import AddressDay, Checkpoint, DayKey, PageVisitor, Visitor

HOUR_MS = 3_600_000
BATCH = 5_000
# Long after the last process that could have had such a journal.
CHECKPOINTS_MS = 400 * 24 * HOUR_MS


def destroy_expired(now_ms: int) -> None:
    """Forget visitors: a day's secret an hour after that day, its hashes 47 hours after it began.

    Hashes stay longer because late hits are still decided by them. Call it at least once an hour,
    and everything is gone within 48 hours.
    """
    DayKey.objects.filter(day__lt=local_day(now_ms - HOUR_MS)).delete()
    first_kept = local_day(now_ms + HOUR_MS) - timedelta(days=1)
    for model in (PageVisitor, Visitor, AddressDay):
        _delete_before(model, first_kept)
    Checkpoint.objects.filter(moved_at__lt=now_ms - CHECKPOINTS_MS).delete()


def _delete_before(model: type[Model], day: date) -> None:
    """In batches, so that counting never waits long for the database."""
    expired = model._default_manager.filter(day__lt=day).values("pk")[:BATCH]
    while model._default_manager.filter(pk__in=expired).delete()[0]:
        pass
