"""What was read: pages, sections and writers, out of one statement over the pages' days."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Length, Substr
from wagtail.models import Page

from stats.bulk import among
from stats.desk.comparison import Comparison
from stats.desk.period import Period, Span
from stats.models import PageDay

SECTION_DEPTH = 3  # root, home, section, article
HOT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Counts:
    """Views: of the whole period, of both sides of the comparison, of its last day and of the days before that."""

    views: int = 0
    now: int = 0
    before: int = 0
    last_day: int = 0
    days_before: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """`page` is None once the page is gone for good."""

    number: int
    counts: Counts
    page: Page | None
    section: str
    writers: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.page.title if self.page else f"Trang đã xóa (mã {self.number})"

    @property
    def is_article(self) -> bool:
        """A leaf below a section: lists of articles, the home page and pages beside the sections are none."""
        return self.page is not None and self.page.depth > SECTION_DEPTH and not self.page.numchild


def read_counts(period: Period, comparison: Comparison | None) -> dict[int, Counts]:
    def views_in(span: Span) -> Sum:
        return Sum("views", default=0, filter=Q(day__range=(span.first, span.last)))

    day_before = period.last - timedelta(days=1)
    spans = [
        period,
        comparison.now if comparison else None,
        comparison.before if comparison else None,
        Span(period.last, period.last),
        Span(period.last - timedelta(days=HOT_DAYS), day_before),
    ]
    known = [span for span in spans if span]
    first, last = min(span.first for span in known), max(span.last for span in known)
    rows = PageDay.objects.filter(day__range=(first, last)).order_by().values_list("page")
    summed = rows.annotate(**{f"views_{n}": views_in(span) if span else Value(0) for n, span in enumerate(spans)})
    return {page: Counts(*views) for page, *views in summed}


def read_pages(numbers: Collection[int]) -> dict[int, Page]:
    """Pages by number, each with `section_title`: its own where pages are below it, else its parent's."""
    parent = Page.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen))
    section = Case(
        When(numchild__gt=0, then=F("title")),
        default=Coalesce(Subquery(parent.values("title")[:1]), F("title")),
        output_field=CharField(),
    )
    pages = Page.objects.filter(pk__in=among(numbers)).annotate(section_title=section).order_by()
    fields = ("title", "path", "depth", "numchild", "url_path", "live", "first_published_at")
    return {page.pk: page for page in pages.only(*fields)}


def readings(counts: Mapping[int, Counts], pages: Mapping[int, Any], writers: Mapping[int, list[str]]) -> list[Reading]:
    """Most read first."""
    found = [
        Reading(
            number,
            counted,
            pages.get(number),
            pages[number].section_title if number in pages else "",
            writers.get(number, []),
        )
        for number, counted in counts.items()
    ]
    return sorted(found, key=lambda reading: (-reading.counts.views, reading.number))


def by_section(read: Iterable[Reading]) -> dict[str, Counts]:
    return _grouped((reading.section or "Trang đã xóa", reading.counts) for reading in read)


def by_writer(read: Iterable[Reading]) -> dict[str, Counts]:
    """A page of several writers counts for each of them."""
    return _grouped((name, reading.counts) for reading in read for name in reading.writers)


def _grouped(parts: Iterable[tuple[str, Counts]]) -> dict[str, Counts]:
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, counts in parts:
        sums[name][0] += counts.views
        sums[name][1] += counts.now
        sums[name][2] += counts.before
    grouped = {name: Counts(*views) for name, views in sums.items()}
    return dict(sorted(grouped.items(), key=lambda item: (-item[1].views, item[0])))


def read_best_of(days: Collection[date], leave_out: Collection[int] = ()) -> dict[date, tuple[int, int]]:
    """The most read page of each day, and its views."""
    best: dict[date, tuple[int, int]] = {}
    rows = PageDay.objects.filter(day__in=days).exclude(page__in=among(leave_out))
    for day, page, views in rows.order_by("-views", "page").values_list("day", "page", "views"):
        best.setdefault(day, (page, views))
    return best
