from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stats.clock import local
from stats.desk.bylines import bylines_of
from stats.desk.comparison import Comparison, compare, whole_days
from stats.desk.figures import Figures
from stats.desk.grain import Grain
from stats.desk.history import History, read_hours
from stats.desk.hot import Hot, hot
from stats.desk.period import Period
from stats.desk.reading import Counts, Reading, by_section, by_writer, read_best_of, read_counts, read_pages, readings
from stats.desk.series import Piece, series
from stats.desk.sources import Share, read_refusals, read_sources
from stats.numbers import SiteNumbers
from stats.recent import recent_site

PEAKS = 5
LEAST_DAYS_FOR_PEAKS = 4


@dataclass(frozen=True, slots=True)
class Peak:
    """A day with more visits than most, and what was read most on it."""

    day: date
    figures: Figures
    best: Reading | None
    best_views: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the desk says about a period. `compared` has both sides of `comparison`."""

    period: Period
    grain: Grain
    figures: Figures
    comparison: Comparison | None
    compared: tuple[Figures, Figures] | None
    by_day: Comparison | None
    pieces: list[Piece]
    hours: list[Figures]
    read: list[Reading]
    sections: dict[str, Counts]
    writers: dict[str, Counts]
    peaks: list[Peak]
    hosts: list[Share]
    devices: list[Share]
    refusals: list[Share]
    hot: list[Hot]
    live: SiteNumbers
    first_day: date | None

    @property
    def articles(self) -> list[Reading]:
        return [reading for reading in self.read if reading.is_article and reading.counts.views]

    @property
    def other_pages(self) -> list[Reading]:
        return [reading for reading in self.read if not reading.is_article and reading.counts.views]


def make_report(period: Period, grain: Grain, now_ms: int, days: Mapping[date, Figures]) -> Report:
    """`days` are all that have numbers. At most ten statements, whatever was counted."""
    hour = local(now_ms).hour
    comparison = compare(period, hour)
    by_day = whole_days(comparison)
    history = History(dict(days), read_hours(period, _single_days(period, grain, comparison)))
    counts = read_counts(period, by_day)
    pages = read_pages(counts)
    read = readings(counts, pages, bylines_of(pages))
    hosts, devices = read_sources(period, by_day)
    return Report(
        period=period,
        grain=grain,
        figures=history.span(period),
        comparison=comparison,
        compared=history.compared(comparison) if comparison else None,
        by_day=by_day,
        pieces=series(history, period, grain, hour),
        hours=history.by_hour(period),
        read=read,
        sections=by_section(read),
        writers=by_writer(read),
        peaks=_peaks(history, period, read),
        hosts=hosts,
        devices=devices,
        refusals=read_refusals(period, by_day),
        hot=hot(read, period.last),
        live=recent_site(now_ms),
        first_day=history.first_day,
    )


def _single_days(period: Period, grain: Grain, comparison: Comparison | None) -> list[date]:
    if grain is Grain.HOUR:
        opposite = [period.partner(day) for day in period.days()]
        return [*period.days(), *(day for day in opposite if day)]
    if comparison and comparison.is_cut:
        return [day for day in (comparison.day, comparison.day_before) if day]
    return []


def _peaks(history: History, period: Period, read: list[Reading]) -> list[Peak]:
    if len(period) < LEAST_DAYS_FOR_PEAKS:
        return []
    busy = [(day, figures) for day, figures in history.days.items() if day in period and figures.visits]
    busy.sort(key=lambda item: (-item[1].visits, item[0]))
    busy = busy[:PEAKS]
    articles = {reading.number: reading for reading in read if reading.is_article}
    best = read_best_of([day for day, _ in busy], [one.number for one in read if not one.is_article])
    peaks = []
    for day, figures in busy:
        page, views = best.get(day, (0, 0))
        peaks.append(Peak(day, figures, articles.get(page), views))
    return peaks
