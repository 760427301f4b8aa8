"""Time inside the counter: whole milliseconds since the epoch, and local days by `settings.TIME_ZONE`."""

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

from django.utils.timezone import get_default_timezone


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def local(at_ms: int) -> datetime:
    # The zone is passed, so the zone of the server's clock has no say.
    return datetime.fromtimestamp(at_ms // 1000, tz=get_default_timezone())


def local_day(at_ms: int) -> date:
    return local(at_ms).date()


def midnight_ms(day: date) -> int:
    """The first moment of a local day."""
    first = datetime.combine(day, time_of_day.min, tzinfo=get_default_timezone())
    return int(first.timestamp()) * 1000


def monday(day: date) -> date:
    """The first day of the ISO week."""
    return day - timedelta(days=day.weekday())


def moment(at_ms: int) -> datetime:
    """The same moment for a DateTimeField."""
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC)
