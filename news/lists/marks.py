"""Where the pages of a long list begin, so that none of them is reached by counting its way from the first."""

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import Rank, RowNumber

from news.kept import kept

EVERY = 200


@dataclass(frozen=True)
class Marks:
    """Of rows by `published_on`, the newest first.

    A short list is told by its `ids`. Of a longer one every 200th row is marked: `dates` are theirs, and `before` says
    how many rows are newer than that.
    """

    count: int
    ids: list[int] = field(default_factory=list)
    dates: list[datetime.datetime] = field(default_factory=list)
    before: list[int] = field(default_factory=list)

    def part(self, rows: Any, start: int, end: int) -> Any:
        """The ids of `rows` from `start` on, before `end`: known, or as a query."""
        if self.count <= EVERY:
            return self.ids[start:end]
        place = bisect_right(self.before, start) - 1
        skipped = self.before[place]
        near = rows.filter(published_on__lte=self.dates[place])
        return near.prefetch_related(None).values("pk")[start - skipped : end - skipped]


def marks_of(rows: Any, name: object = None) -> Marks:
    """One query while the content stays as it is; `name` spares to compile the rows, only to know them again."""
    return kept(name or rows.query.sql_with_params(), lambda: _look(rows))


def _look(rows: Any) -> Marks:
    numbered = (
        rows.prefetch_related(None)
        .order_by()
        .annotate(
            number=Window(RowNumber(), order_by=rows.query.order_by),
            rank=Window(Rank(), order_by=F("published_on").desc()),
            count=Window(Count("pk")),
            turn=F("number") % EVERY,
        )
    )
    told = numbered.filter(Q(turn=1) | Q(count__lte=EVERY)).order_by("number")
    found = list(told.values_list("pk", "published_on", "rank", "count"))
    if not found:
        return Marks(0)
    ids, dates, ranks, counts = zip(*found, strict=True)
    # A database that walks along the dates would meet all articles before it had found the few of a rare tag.
    if counts[0] <= EVERY:
        return Marks(counts[0], ids=list(ids))
    return Marks(counts[0], dates=list(dates), before=[rank - 1 for rank in ranks])
