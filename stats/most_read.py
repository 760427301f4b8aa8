"""The pages that were read most: lately, from the daily rollups; over all, from the stored totals."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.db import connection
from wagtail.models import Page

from stats.clock import local_day

LENGTH = 5
SPARE = 5  # for pages that the public may no longer see when the ranking is shown
KEPT_SECONDS = 60
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
NAMES = {"week": "7 ngày", "month": "30 ngày", "ever": "Tất cả"}

# One statement for all three, because every page shows them.
RANKING = """
    WITH shown (page, class) AS ({pages}),
    lately AS (
        SELECT page, sum(views) AS month, coalesce(sum(views) FILTER (WHERE day > %s), 0) AS week
        FROM stats_pageday WHERE day > %s AND day <= %s GROUP BY page
    ),
    week AS (
        SELECT page, week AS views FROM lately JOIN shown USING (page)
        WHERE week > 0 ORDER BY week DESC, page DESC LIMIT %s
    ),
    month AS (
        SELECT page, month AS views FROM lately JOIN shown USING (page)
        WHERE month > 0 ORDER BY month DESC, page DESC LIMIT %s
    ),
    ever AS (
        SELECT page, hits AS views FROM hitcount_hit_count JOIN shown ON object_pk = page AND content_type_id = class
        WHERE hits > 0 ORDER BY hits DESC, page DESC LIMIT %s
    )
    SELECT 'week', page, views FROM week
    UNION ALL SELECT 'month', page, views FROM month
    UNION ALL SELECT 'ever', page, views FROM ever
"""


# Of each period the ids of the pages with their views, most views first.
Ranking = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A page and how often it was viewed in a period."""

    page: Page
    views: int


@dataclass(frozen=True, slots=True)
class Period:
    """The pages most read in the last days, today among them, or since counting began.

    One of several is `open`: the first of those with most pages.
    """

    name: str
    reads: list[Read]
    open: bool


def most_read(pages: Any, now_ms: int, length: int = LENGTH, ranking: Ranking | None = None) -> list[Period]:
    """The most read of a queryset of pages, most views first; periods without views are left out.

    The ranking may be a minute old; whether a page is still in the queryset is asked at every call,
    in one query.
    """
    ranking = recent_ranking(pages, now_ms) if ranking is None else ranking
    found = pages.in_bulk({page for _, page, _ in ranking}) if ranking else {}
    lists: dict[str, list[Read]] = {name: [] for name in NAMES}
    for name, page, views in ranking:
        if page in found and len(lists[name]) < length:
            lists[name].append(Read(found[page], views))
    longest = max(lists, key=lambda name: len(lists[name]))
    return [Period(NAMES[name], reads, name == longest) for name, reads in lists.items() if reads]


def recent_ranking(pages: Any, now_ms: int) -> Ranking:
    columns, today = _columns(pages, connection.vendor), local_day(now_ms)
    ranking = cache.get_or_set(f"most-read-{columns.name}-{today}", lambda: _rank(columns, today), KEPT_SECONDS)
    return ranking or ()


@dataclass(frozen=True, slots=True)
class _Columns:
    """The ids and classes of a queryset of pages, as SQL."""

    sql: str
    parameters: tuple[Any, ...]
    name: str


@lru_cache(maxsize=4)
def _columns(pages: Any, vendor: str) -> _Columns:
    """Compiled once for whoever asks with the very same queryset, as every page does."""
    columns = pages.order_by().values_list("pk", "content_type").query
    sql, parameters = columns.get_compiler(connection=connection, elide_empty=False).as_sql()
    name = hashlib.blake2b(repr((sql, parameters)).encode(), digest_size=16).hexdigest()
    return _Columns(sql, tuple(parameters), name)


def _rank(columns: _Columns, today: Any) -> Ranking:
    lately, limits = [today - WEEK, today - MONTH, today], [LENGTH + SPARE] * len(NAMES)
    with connection.cursor() as cursor:
        cursor.execute(RANKING.format(pages=columns.sql), [*columns.parameters, *lately, *limits])
        rows = cursor.fetchall()
    return tuple(sorted(rows, key=lambda row: (-row[2], -row[1])))
