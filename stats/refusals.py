"""Refused hits, gathered in the process and written now and then.

Being refused must stay cheaper than being counted: no write, and so no lock, per refused request.
"""

import logging
from collections import Counter
from datetime import date
from threading import Lock

from django.db import Error

from stats import heard
from stats.bulk import upsert
from stats.clock import local_hour
from stats.models import Refusal
from stats.reasons import Reason

logger = logging.getLogger(__name__)

WRITE_EVERY_MS = 5_000

_lock = Lock()
_waiting: Counter[tuple[date, int, str]] = Counter()
_written_at = 0


def note(reason: Reason, now_ms: int) -> None:
    with _lock:
        _waiting[*local_hour(now_ms), reason.value] += 1
    heard.tell(reason.value)


def write_if_due(now_ms: int) -> None:
    """Write what has gathered if the last time is long enough ago; an error keeps it for later."""
    global _written_at
    with _lock:
        if not _waiting or 0 <= now_ms - _written_at < WRITE_EVERY_MS:
            return
        _written_at = now_ms
    try:
        write()
    except Error as error:
        logger.warning("Refusals wait for the database: %s", type(error).__name__)


def write() -> None:
    with _lock:
        gathered = dict(_waiting)
        _waiting.clear()
    rows = [(*place, hits) for place, hits in gathered.items()]
    try:
        upsert(Refusal, ["day", "hour", "reason"], rows, add=["hits"])
    except BaseException:
        with _lock:
            _waiting.update(gathered)
        raise


def forget_refusals() -> None:
    global _written_at
    with _lock:
        _waiting.clear()
        _written_at = 0
