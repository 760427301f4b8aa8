"""The numbers as this host last read them: reading costs nothing under load.

Whoever changes the totals tells all processes of the host what they are now, so that a reader who is answered by
one process and then by another sees no number fall. Where nobody changes them they are read anew once a second.
"""

import time
from collections import OrderedDict
from dataclasses import astuple, dataclass
from datetime import date
from threading import Lock
from typing import NamedTuple

from django.db import Error

from stats.clock import local_day
from stats.connections import looked_after
from stats.numbers import Numbers, SiteNumbers, read_site
from stats.shared import shared
from stats.totals import views_of_id

MAX_AGE_MS = 1_000
OLDEST_MS = 1_900  # older ones are shown only where the database does not answer
PATIENCE = 1.0  # seconds that others wait for the one who asks
MAX_PAGES = 1_024

_asking, _views_lock = Lock(), Lock()
_asked_at = 0.0
_views: OrderedDict[int, tuple["_Age", int]] = OrderedDict()
_parsed: tuple[tuple[int, ...], "_Known | None"] = ((), None)


class _Known(NamedTuple):
    read_at: int
    day: date
    numbers: SiteNumbers


@dataclass(frozen=True, slots=True)
class _Age:
    read_at: int
    change: int

    def is_fresh(self, now_ms: int) -> bool:
        return self.change == shared().change() and 0 <= now_ms - self.read_at < MAX_AGE_MS


def recent_site(now_ms: int) -> SiteNumbers:
    """Never of the day before. Without a database the last ones known; `django.db.Error` if there are none."""
    global _asked_at
    known = _known(now_ms)
    if known and _age(known, now_ms) < MAX_AGE_MS:
        return known.numbers
    if not _asking.acquire(timeout=_patience(known, now_ms)):
        assert known  # noqa: S101 - who knows nothing waits as long as it takes
        return known.numbers
    try:
        newer = _known(now_ms)
        if newer and _age(newer, now_ms) < MAX_AGE_MS:
            return newer.numbers
        _asked_at = time.monotonic()
        return renew(now_ms)
    except Error:
        if known:
            return known.numbers
        raise
    finally:
        _asking.release()


def renew(now_ms: int) -> SiteNumbers:
    """Read now, and told to every process. Raises `django.db.Error`."""
    since = time.monotonic_ns()
    with looked_after():
        numbers = read_site(now_ms)
    shared().tell(since, [now_ms, local_day(now_ms).toordinal(), *astuple(numbers)])
    return numbers


def age(now_ms: int) -> int:
    """How old what is known of this day is, in milliseconds."""
    known = _known(now_ms)
    return _age(known, now_ms) if known else OLDEST_MS


def _known(now_ms: int) -> _Known | None:
    global _parsed
    told, parsed = shared().told(), _parsed
    if told is not parsed[0]:
        parsed = _parsed = told, _parse(*told) if told else None
    known = parsed[1]
    return known if known and known.day == local_day(now_ms) else None


def _parse(read_at: int, day: int, online: int, today: int, week: int, total: int, *_: int) -> _Known:
    return _Known(read_at, date.fromordinal(day), SiteNumbers(online, today, week, total))


def _age(known: _Known, now_ms: int) -> int:
    """They may be a little younger than the request that asks for them."""
    return abs(now_ms - known.read_at)


def _patience(known: _Known | None, now_ms: int) -> float:
    """A database that hangs is waited for by one, and by others for a moment."""
    if known is None:
        return -1
    if _age(known, now_ms) < OLDEST_MS:
        return 0
    return max(0.0, _asked_at + PATIENCE - time.monotonic())


def recent(now_ms: int, page: int | None) -> Numbers:
    site = recent_site(now_ms)
    views = _recent_views(now_ms, page) if page else None
    return Numbers(site.online, site.today, site.week, site.total, views)


def forget() -> None:
    """Read anew at the next call, in every process: for whoever changes totals and shows them at once."""
    shared().changed()
    shared().tell(time.monotonic_ns())
    with _views_lock:
        _views.clear()


def _recent_views(now_ms: int, page: int) -> int:
    with _views_lock:
        kept = _views.get(page)
    if kept and kept[0].is_fresh(now_ms):
        return kept[1]
    age = _Age(now_ms, shared().change())
    try:
        with looked_after():
            views = views_of_id(page)
    except Error:
        if kept:
            return kept[1]
        raise
    with _views_lock:
        _views[page] = (age, views)
        _views.move_to_end(page)
        while len(_views) > MAX_PAGES:
            _views.popitem(last=False)
    return views
