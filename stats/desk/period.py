"""Which days a report is about, and which earlier days they are compared with."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from stats.desk import words

ONE_DAY = timedelta(days=1)


class Kind(Enum):
    """What "the period before" means."""

    DAYS = "as many days before"
    MONTH = "the month before"
    YEAR = "the year before"
    ALL = "nothing before"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def days(self) -> Iterator[date]:
        for n in range(len(self)):
            yield self.first + n * ONE_DAY

    def __str__(self) -> str:
        if self.first == self.last:
            return words.day(self.first)
        return f"{words.day(self.first)} – {words.day(self.last)}"


@dataclass(frozen=True, slots=True)
class Period(Span):
    """A span that a report is about. `last` is never after `today`."""

    kind: Kind
    today: date
    preset: str = ""

    @classmethod
    def of_days(cls, first: date, last: date, today: date, preset: str = "") -> "Period":
        """Typed dates; a whole month or year is compared with the month or year before."""
        kind = Kind.DAYS
        if (first.day, first.month) == (1, 1) and (last.day, last.month) == (31, 12) and first.year == last.year:
            kind = Kind.YEAR
        elif first.day == 1 and last == month_end(first):
            kind = Kind.MONTH
        return cls(first, max(first, min(last, today)), kind, today, preset)

    @property
    def is_unfinished(self) -> bool:
        return self.last == self.today

    def partner(self, day: date) -> date | None:
        """The day of the period before that stands opposite `day`; None where it has no such day."""
        if self.kind is Kind.ALL:
            return None
        if self.kind is Kind.DAYS:
            return day - len(self) * ONE_DAY
        try:
            if self.kind is Kind.YEAR:
                return day.replace(year=day.year - 1)
            return day.replace(**_month_before(day))
        except ValueError:
            return None

    def before(self) -> Span | None:
        """The period before in full: as many days, or the whole month or year before."""
        if self.kind is Kind.ALL:
            return None
        if self.kind is Kind.DAYS:
            return Span(self.first - len(self) * ONE_DAY, self.first - ONE_DAY)
        if self.kind is Kind.YEAR:
            return Span(date(self.first.year - 1, 1, 1), date(self.first.year - 1, 12, 31))
        last = self.first - ONE_DAY
        return Span(last.replace(day=1), last)

    def __str__(self) -> str:
        if self.kind is Kind.MONTH:
            return f"Tháng {words.month(self.first)}"
        if self.kind is Kind.YEAR:
            return f"Năm {self.first.year}"
        if len(self) == 1:
            return words.weekday(self.first)
        return f"Từ {words.day(self.first)} đến {words.day(self.last)}"

    def before_in_words(self) -> str:
        before = self.before()
        if before is None:
            return ""
        if self.kind is Kind.MONTH:
            return f"tháng {words.month(before.first)}"
        if self.kind is Kind.YEAR:
            return f"năm {before.first.year}"
        if len(self) == 1:
            return f"ngày {words.day(before.first)}"
        return f"{len(self)} ngày trước đó"


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _month_before(day: date) -> dict[str, int]:
    return {"year": day.year - 1, "month": 12} if day.month == 1 else {"month": day.month - 1}
