"""The site's traffic as it was counted, read in two statements whatever the period."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, DateField, F, Q, Sum, When

from stats.desk.comparison import Comparison
from stats.desk.figures import Figures, total
from stats.desk.period import Period, Span
from stats.models import Day, Hour


@dataclass(frozen=True)
class History:
    """All days that have numbers, and of hours those that a report needs.

    `hours` holds single days' hours under (day, hour), those of the other days of the period
    together under (None, hour).
    """

    days: dict[date, Figures]
    hours: dict[tuple[date | None, int], Figures] = field(default_factory=dict)

    @property
    def first_day(self) -> date | None:
        return min(self.days, default=None)

    def day(self, day: date | None) -> Figures:
        return self.days.get(day, Figures()) if day else Figures()

    def hour(self, day: date | None, hour: int) -> Figures:
        return self.hours.get((day, hour), Figures()) if day else Figures()

    def span(self, span: Span) -> Figures:
        return total(self.day(day) for day in span.days())

    def compared(self, comparison: Comparison) -> tuple[Figures, Figures]:
        """Both sides of a comparison."""
        hours = range(comparison.hours)
        now = self.span(comparison.now) + total(self.hour(comparison.day, hour) for hour in hours)
        before = self.span(comparison.before) + total(self.hour(comparison.day_before, hour) for hour in hours)
        return now, before

    def by_hour(self, period: Period) -> list[Figures]:
        """What each of the 24 hours had on all days of a period."""
        hours = [Figures()] * 24
        for (day, hour), figures in self.hours.items():
            if day is None or day in period:
                hours[hour] += figures
        return hours


def read_days() -> dict[date, Figures]:
    rows = Day.objects.order_by("day").values_list("day", "visits", "visitors", "views")
    return {day: Figures(*figures) for day, *figures in rows}


def read_hours(period: Period, single: Iterable[date]) -> dict[tuple[date | None, int], Figures]:
    """`single` are the days whose hours are needed one by one."""
    single = set(single)
    apart = Case(When(day__in=single, then=F("day")), output_field=DateField())
    wanted = Q(day__range=(period.first, period.last)) | Q(day__in=single)
    rows = Hour.objects.filter(wanted).order_by().values_list(apart, "hour")
    summed = rows.annotate(Sum("visits"), Sum("visitors"), Sum("views"))
    return {(day, hour): Figures(*figures) for day, hour, *figures in summed}
