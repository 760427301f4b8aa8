from dataclasses import dataclass

from django.db import connection

from stats.clock import local_day, monday
from stats.totals import views_of_id

ONLINE_MS = 300_000

# One statement, because every reader of every page asks for it.
SITE = """
    SELECT
        (SELECT count(*) FROM stats_visitor WHERE seen_at > %s),
        coalesce(sum(visits) FILTER (WHERE day = %s), 0),
        coalesce(sum(visits) FILTER (WHERE day BETWEEN %s AND %s), 0),
        coalesce(sum(visits), 0)
            + (SELECT coalesce(sum(amount), 0) FROM stats_correction WHERE page IS NULL)
    FROM stats_day
"""


@dataclass(frozen=True, slots=True)
class SiteNumbers:
    """The four lines of the public widget."""

    online: int
    today: int
    week: int
    total: int


@dataclass(frozen=True, slots=True)
class Numbers(SiteNumbers):
    """The same with one page's views, None where no page is meant."""

    views: int | None


def read(now_ms: int, page: int | None) -> Numbers:
    """The numbers of this moment, in two statements at most."""
    site = read_site(now_ms)
    views = views_of_id(page) if page else None
    return Numbers(site.online, site.today, site.week, site.total, views)


def read_site(now_ms: int) -> SiteNumbers:
    today = local_day(now_ms)
    with connection.cursor() as cursor:
        cursor.execute(SITE, [now_ms - ONLINE_MS, today, monday(today), today])
        return SiteNumbers(*cursor.fetchone())


def site_total() -> int:
    """All visits, the numbers carried over and taken off included."""
    return read_site(0).total
