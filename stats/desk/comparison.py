from dataclasses import dataclass
from datetime import date, timedelta

from stats.desk.period import Period, Span

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is fairly set against what: whole days and, while a day is running, its finished hours.

    `hours` finished hours of `day` are compared with the same hours of `day_before`.
    """

    now: Span
    before: Span
    day: date | None = None
    day_before: date | None = None
    hours: int = 0

    @property
    def is_cut(self) -> bool:
        return bool(self.hours)


def compare(period: Period, hour: int) -> Comparison | None:
    """`hour` is the running one, so the number of finished hours of today. None: nothing to compare."""
    before = period.before()
    if before is None:
        return None
    if not period.is_unfinished:
        return Comparison(period, before)
    opposite = period.partner(period.last)
    if opposite is not None:
        now = Span(period.first, period.last - ONE_DAY)
        if not len(now) and not hour:
            return None
        return Comparison(now, Span(before.first, opposite - ONE_DAY), period.last, opposite, hour)
    last = max(day for day in period.days() if period.partner(day))
    return Comparison(Span(period.first, last), Span(before.first, period.partner(last) or before.last))


def whole_days(comparison: Comparison | None) -> Comparison | None:
    """The same without the running day, for numbers that are kept by day only."""
    if comparison is None or not len(comparison.now):
        return None
    return Comparison(comparison.now, comparison.before)
