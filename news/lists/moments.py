"""Local years and months, and how many articles fall into each."""

import datetime
from typing import Any

from django.db.models import Case, Count, Subquery, Value, When
from django.utils import timezone
from wagtail.models import Page

from news.kept import kept
from news.listing import newest
from news.models.article import ArticlePage
from news.models.base import YEARS


def start_of(year: int, month: int = 1) -> datetime.datetime:
    """The first moment of a month; one that follows December is the next year's January."""
    return timezone.make_aware(datetime.datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1))


def month_of(moment: datetime.datetime) -> tuple[int, int]:
    local = timezone.localtime(moment)
    return local.year, local.month


def dates(**lists: Any) -> dict[str, datetime.datetime | None]:
    """When the first article of each list was published: one query for all lists."""
    columns = {name: Subquery(listed.values("published_on")[:1]) for name, listed in lists.items()}
    # Unordered: any row will do, and the first one is found without looking at the others.
    root = Page.objects.filter(depth=1).order_by()
    found: dict[str, datetime.datetime | None] = root.annotate(**columns).values(*lists)[0]
    return found


def years() -> dict[int, int]:
    """The years that have articles, the last one first, with the number of articles: one query mostly."""
    return kept("years", _years)


def _years() -> dict[int, int]:
    ends = dates(last=newest(), first=newest().reverse())
    if not (ends["first"] and ends["last"]):
        return {}
    (first, _), (last, _) = month_of(ends["first"]), month_of(ends["last"])
    return _counts(ArticlePage.objects.published(), {year: start_of(year) for year in range(last, first - 1, -1)})


def months(year: int) -> dict[int, int]:
    """The months of a year that have articles, the first one first, with the number of articles: one query mostly."""
    return kept(("months", year), lambda: _months(year))


def _months(year: int) -> dict[int, int]:
    inside = ArticlePage.objects.published().dated(start_of(year), start_of(year, 13))
    counts = _counts(inside, {month: start_of(year, month) for month in range(12, 0, -1)})
    return dict(sorted(counts.items()))


def is_month(year: int, month: int = 1) -> bool:
    return YEARS[0] <= year <= YEARS[1] and 1 <= month <= 12


def _counts(articles: Any, starts: dict[int, datetime.datetime]) -> dict[int, int]:
    """How many articles fall between each of `starts`, the last one first, and the one before: looks at each once.

    The databases' own calendars are left aside: SQLite's is a call into Python for every row.
    """
    part = Case(*(When(published_on__gte=start, then=Value(key)) for key, start in starts.items()))
    rows = articles.order_by().annotate(part=part).values_list("part").annotate(Count("pk"))
    counts = dict(rows)
    return {key: counts[key] for key in starts if key in counts}
