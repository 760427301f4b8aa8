"""How finely a report's time is cut."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum

from stats.clock import monday
from stats.desk import words
from stats.desk.period import Period, Span, month_end


class Grain(Enum):
    """The value is its word in addresses."""

    HOUR = "gio"
    DAY = "ngay"
    WEEK = "tuan"
    MONTH = "thang"
    YEAR = "nam"

    @property
    def label(self) -> str:
        return {"gio": "Giờ", "ngay": "Ngày", "tuan": "Tuần", "thang": "Tháng", "nam": "Năm"}[self.value]


# Up to how many days a grain is offered, and up to how many it is the one to begin with.
OFFERED = {Grain.HOUR: 14, Grain.DAY: 400, Grain.WEEK: 2_000}
USUAL = {Grain.HOUR: 2, Grain.DAY: 62, Grain.WEEK: 180, Grain.MONTH: 1_100}


def offered(period: Period) -> list[Grain]:
    return [grain for grain in Grain if len(period) <= OFFERED.get(grain, len(period))]


def usual(period: Period) -> Grain:
    return next((grain for grain in Grain if len(period) <= USUAL.get(grain, len(period))), Grain.YEAR)


def cut(period: Period, grain: Grain) -> Iterator[Span]:
    """The period in pieces of one grain of a day or more; the outer ones end where the period does."""
    first = period.first
    while first <= period.last:
        last = min(_end(first, grain), period.last)
        yield Span(first, last)
        first = last + timedelta(days=1)


def _end(day: date, grain: Grain) -> date:
    if grain is Grain.WEEK:
        return monday(day) + timedelta(days=6)
    if grain is Grain.MONTH:
        return month_end(day)
    if grain is Grain.YEAR:
        return date(day.year, 12, 31)
    return day


def name(piece: Span, grain: Grain) -> str:
    """In a table; a month or year that the period cuts off is named by its days."""
    if grain is Grain.DAY:
        return words.weekday(piece.first)
    if grain is Grain.WEEK:
        year, week, _ = piece.first.isocalendar()
        return f"Tuần {week}/{year} ({piece.first:%d/%m} – {piece.last:%d/%m})"
    if grain is Grain.MONTH:
        return f"Tháng {words.month(piece.first)}"
    return f"Năm {piece.first.year}"


def short_name(piece: Span, grain: Grain) -> str:
    """Under a bar."""
    if grain is Grain.MONTH:
        return words.month(piece.first)
    if grain is Grain.YEAR:
        return str(piece.first.year)
    return f"{piece.first:%d/%m}"
