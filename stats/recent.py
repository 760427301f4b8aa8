"""The numbers as this process last read them, at most a second ago: reading costs nothing under load."""

from collections import OrderedDict
from datetime import date
from threading import Lock

from stats.clock import local_day
from stats.numbers import Numbers, SiteNumbers, read_site
from stats.totals import views_of_id

MAX_AGE_MS = 1_000
MAX_PAGES = 1_024

_lock = Lock()
_site: tuple[int, date, SiteNumbers] | None = None
_views: OrderedDict[int, tuple[int, int]] = OrderedDict()


def recent_site(now_ms: int) -> SiteNumbers:
    """Never older than a second, never of the day before."""
    global _site
    kept, today = _site, local_day(now_ms)
    if kept and 0 <= now_ms - kept[0] < MAX_AGE_MS and kept[1] == today:
        return kept[2]
    numbers = read_site(now_ms)
    _site = (now_ms, today, numbers)
    return numbers


def recent(now_ms: int, page: int | None) -> Numbers:
    site = recent_site(now_ms)
    views = _recent_views(now_ms, page) if page else None
    return Numbers(site.online, site.today, site.week, site.total, views)


def forget() -> None:
    """Read anew at the next call: for whoever changes totals and shows them at once."""
    global _site
    with _lock:
        _site = None
        _views.clear()


def _recent_views(now_ms: int, page: int) -> int:
    with _lock:
        kept = _views.get(page)
    if kept and 0 <= now_ms - kept[0] < MAX_AGE_MS:
        return kept[1]
    views = views_of_id(page)
    with _lock:
        _views[page] = (now_ms, views)
        _views.move_to_end(page)
        while len(_views) > MAX_PAGES:
            _views.popitem(last=False)
    return views
