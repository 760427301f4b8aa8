"""The numbers as this process last read them: reading costs nothing under load.

Never older than a second, nor than the last change of the totals by any process of this host: a
reader who is answered by one process and then by another sees no number fall.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db import Error

from stats.clock import local_day
from stats.connections import looked_after
from stats.numbers import Numbers, SiteNumbers, read_site
from stats.shared import shared
from stats.totals import views_of_id

MAX_AGE_MS = 1_000
MAX_PAGES = 1_024

_site_lock, _views_lock = Lock(), Lock()
_site: tuple["_Age", date, SiteNumbers] | None = None
_views: OrderedDict[int, tuple["_Age", int]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class _Age:
    read_at: int
    change: int

    def is_fresh(self, now_ms: int) -> bool:
        return self.change == shared().change() and 0 <= now_ms - self.read_at < MAX_AGE_MS


def recent_site(now_ms: int) -> SiteNumbers:
    """Never of the day before. Without a database the last ones known; `django.db.Error` if there are none."""
    global _site
    kept, today = _site, local_day(now_ms)
    if kept and kept[1] == today and kept[0].is_fresh(now_ms):
        return kept[2]
    with _site_lock:
        kept = _site
        if kept and kept[1] == today and kept[0].is_fresh(now_ms):
            return kept[2]
        age = _Age(now_ms, shared().change())
        try:
            with looked_after():
                numbers = read_site(now_ms)
        except Error:
            if kept and kept[1] == today:
                return kept[2]
            raise
        _site = (age, today, numbers)
        return numbers


def recent(now_ms: int, page: int | None) -> Numbers:
    site = recent_site(now_ms)
    views = _recent_views(now_ms, page) if page else None
    return Numbers(site.online, site.today, site.week, site.total, views)


def forget() -> None:
    """Read anew at the next call, in every process: for whoever changes totals and shows them at once."""
    global _site
    shared().changed()
    _site = None
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
