from collections.abc import Iterator
from dataclasses import dataclass

from stats.desk import words
from stats.desk.figures import Figures, total
from stats.desk.grain import Grain, cut, name, short_name
from stats.desk.history import History
from stats.desk.period import Kind, Period, Span, month_end


@dataclass(frozen=True, slots=True)
class Piece:
    """One bar and one line of the table; `before` is what stands opposite in the period before."""

    name: str
    short: str
    figures: Figures
    before: Figures | None
    is_running: bool = False
    is_ahead: bool = False


def series(history: History, period: Period, grain: Grain, hour: int) -> list[Piece]:
    """`hour` is the running one."""
    if grain is Grain.HOUR:
        return list(_hours(history, period, hour))
    return [
        Piece(
            name(span, grain),
            short_name(span, grain),
            history.span(span),
            _before(history, period, span, grain),
            is_running=period.today in span,
        )
        for span in cut(period, grain)
    ]


def _before(history: History, period: Period, span: Span, grain: Grain) -> Figures | None:
    before = period.before()
    if before is None:
        return None
    if span == Span(period.first, period.last) and not period.is_unfinished:
        return history.span(before)
    if period.kind is Kind.YEAR and grain is Grain.MONTH and period.today not in span:
        # By month, so that 29 February is not lost.
        first = span.first.replace(year=before.first.year)
        return history.span(Span(first, month_end(first)))
    return total(history.day(period.partner(day)) for day in span.days())


def _hours(history: History, period: Period, hour_now: int) -> Iterator[Piece]:
    for day in period.days():
        for hour in range(24):
            is_running = day == period.today and hour == hour_now
            opposite = period.partner(day)
            yield Piece(
                f"{words.day(day)}, {hour:02} giờ" if len(period) > 1 else f"{hour:02} giờ – {hour + 1:02} giờ",
                f"{hour} giờ" if hour or len(period) == 1 else f"{day:%d/%m}",
                history.hour(day, hour),
                history.hour(opposite, hour) if opposite else None,
                is_running,
                is_ahead=day == period.today and hour > hour_now,
            )
