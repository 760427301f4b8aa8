"""Remembers what readers looked for in vain, for the editors: bounded, and never to the search's cost."""

import datetime
import logging
import re

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from news.models.missed_search import MissedSearch
from news.search.query import Query
from news.sparing import AMinute, impatience

logger = logging.getLogger(__name__)

A_MINUTE = 30  # remembered by one process
NEW_A_DAY = 300
KEPT = 5_000
KEPT_FOR = datetime.timedelta(days=180)
_NO_WORDS = re.compile(r"https?:|www\.|[<>{}\\]|\.(?:com|net|org|php)\b", re.IGNORECASE)
_lately = AMinute(A_MINUTE)


def remember(query: Query, now: float | None = None) -> None:
    """Counts one more search for these words. A flood, an address or a database that is busy is let go by."""
    if len("".join(query.folded)) < 2 or _NO_WORDS.search(query.text) or not _lately.has_room(now):
        return
    try:
        with impatience(), transaction.atomic():
            _count(query, timezone.localdate())
    except DatabaseError as error:
        logger.warning("a search in vain was not remembered: %s", error)


def prune(today: datetime.date | None = None) -> int:
    """Forgets what nobody looked for in half a year, and the least wanted beyond what the report can hold."""
    old = MissedSearch.objects.filter(last_on__lt=(today or timezone.localdate()) - KEPT_FOR)
    count = old.delete()[0]
    surplus = MissedSearch.objects.order_by("-times", "-last_on", "-pk").values_list("pk", flat=True)[KEPT:]
    return count + MissedSearch.objects.filter(pk__in=list(surplus)).delete()[0]


def forget() -> None:
    """The searches of the last minute; for tests."""
    _lately.forget()


def _count(query: Query, today: datetime.date) -> None:
    folded = " ".join(query.folded)[:100]
    if MissedSearch.objects.filter(folded=folded).update(times=F("times") + 1, last_on=today):
        return
    if MissedSearch.objects.filter(first_on=today).count() < NEW_A_DAY and MissedSearch.objects.count() < 2 * KEPT:
        MissedSearch.objects.create(folded=folded, typed=query.text[:100], first_on=today, last_on=today)
