"""Remembers what was reported: a row for each kind of thing on each page, a bounded number of them."""

import datetime
import logging

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from news.sparing import AMinute, impatience
from portal.models import Violation
from portal.violations.reading import Told

logger = logging.getLogger(__name__)

A_MINUTE = 30  # reports remembered by one process
KEPT = 300
KEPT_FOR = datetime.timedelta(days=30)
lately = AMinute(A_MINUTE)


def remember(told: Told, at: datetime.datetime | None = None) -> None:
    """A database that is busy is let go by."""
    try:
        with impatience(), transaction.atomic():
            _count(told, at or timezone.now())
    except DatabaseError as error:
        logger.warning("a report of what was blocked was not remembered: %s", error)


def prune(now: datetime.datetime | None = None) -> None:
    Violation.objects.filter(last_at__lt=(now or timezone.now()) - KEPT_FOR).delete()


def _count(told: Told, at: datetime.datetime) -> None:
    if Violation.objects.filter(**told._asdict()).update(times=F("times") + 1, last_at=at):
        return
    Violation.objects.create(**told._asdict(), first_at=at, last_at=at)
    # The newest stay: whoever fills the table with nonsense hides what goes on for no longer than that.
    surplus = Violation.objects.order_by("-last_at", "-pk").values_list("pk", flat=True)[KEPT:]
    Violation.objects.filter(pk__in=list(surplus)).delete()
