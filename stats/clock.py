"""Time inside the counter: whole milliseconds since the epoch, and local days by `settings.TIME_ZONE`."""

import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as time_of_day
from functools import lru_cache

from django.utils.timezone import get_default_timezone

QUARTER_MS = 900_000


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def local(at_ms: int) -> datetime:
    # The zone is passed, so the zone of the server's clock has no say.
    return datetime.fromtimestamp(at_ms // 1000, tz=get_default_timezone())


def local_day(at_ms: int) -> date:
    return local_hour(at_ms)[0]


def local_hour(at_ms: int) -> tuple[date, int]:
    """The local day, and the hour of it."""
    return _quarter(at_ms // QUARTER_MS, get_default_timezone())


@lru_cache(maxsize=1_024)
def _quarter(number: int, zone: tzinfo) -> tuple[date, int]:
    """Offsets of zones are whole quarters of an hour, so day and hour change only where one ends."""
    begins = datetime.fromtimestamp(number * QUARTER_MS // 1000, tz=zone)
    return begins.date(), begins.hour


def midnight_ms(day: date) -> int:
    """The first moment of a local day."""
    return _midnight_ms(day, get_default_timezone())


@lru_cache(maxsize=64)
def _midnight_ms(day: date, zone: tzinfo) -> int:
    return int(datetime.combine(day, time_of_day.min, tzinfo=zone).timestamp()) * 1000


def monday(day: date) -> date:
    """The first day of the ISO week."""
    return day - timedelta(days=day.weekday())


def moment(at_ms: int) -> datetime:
    """The same moment for a DateTimeField."""
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC)
