from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from stats.clock import local, now_ms
from stats.desk import words
from stats.desk.access import CORRECT, VIEW, needs
from stats.desk.charts import Bar, bar_chart
from stats.desk.choice import Choice, choose
from stats.desk.figures import Measure
from stats.desk.grain import offered
from stats.desk.history import read_days
from stats.desk.presets import NAMES
from stats.desk.report import Report, make_report
from stats.desk.summary import opposite_words, sentences
from stats.desk.tables import Change, tables
from stats.desk.views.furniture import TITLE, furniture

SHOWN_ROWS = 15


def requested(request: HttpRequest) -> tuple[Choice, Report]:
    """The choice that the address says, and its report."""
    at_ms = now_ms()
    days = read_days()
    choice = choose(request.GET, local(at_ms).date(), min(days, default=None))
    return choice, make_report(choice.period, choice.grain, at_ms, days)


@needs(VIEW)
def report(request: HttpRequest) -> HttpResponse:
    choice, made = requested(request)
    context = furniture(TITLE) | {
        "choice": choice,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "report": made,
        "presets": [(name, text, name == choice.period.preset) for name, text in NAMES.items()],
        "first": choice.typed[0] or words.day(choice.period.first),
        "last": choice.typed[1] or words.day(choice.period.last),
        "sentences": sentences(made),
        "opposite": opposite_words(made),
        "cards": _cards(made),
        "grains": [
            (choice.query(theo=grain.value), grain.label, grain is made.grain) for grain in offered(made.period)
        ],
        "measures": [(choice.query(do=one.value), one.label, one is choice.measure) for one in Measure],
        "chart": _chart(choice, made),
        "hours_chart": _hours_chart(choice, made),
        "tables": tables(made),
        "shown_rows": SHOWN_ROWS,
        "query": choice.query(),
        "may_correct": request.user.has_perm(CORRECT),
        "corrections_url": reverse("stats_corrections"),
    }
    return render(request, "stats/desk/report.html", context)


def _cards(made: Report) -> list[dict[str, Any]]:
    hints = {
        Measure.VISITS: "Một khách mở trang; quay lại sau hơn 30 phút là lượt mới.",
        Measure.VISITORS: "Cộng khách của từng ngày: người đến hai ngày được tính hai lần.",
        Measure.VIEWS: "Lần một khách đọc một trang; tải lại trong 30 phút không tính thêm.",
    }
    cards = []
    for measure, hint in hints.items():
        card = {"label": measure.label, "value": measure.of(made.figures), "hint": hint, "change": None}
        if made.compared:
            now, before = (measure.of(figures) for figures in made.compared)
            card |= {"change": Change(now, before), "now": now, "before": before}
        cards.append(card)
    return cards


def _chart(choice: Choice, made: Report) -> str:
    bars = [
        Bar(
            piece.name,
            piece.short,
            choice.measure.of(piece.figures),
            choice.measure.of(piece.before) if piece.before else None,
            piece.is_running,
        )
        for piece in made.pieces
    ]
    title = f"{choice.measure.label} theo {made.grain.label.lower()}, {str(made.period).lower()}"
    return bar_chart(bars, name="dien-bien", title=title)


def _hours_chart(choice: Choice, made: Report) -> str:
    bars = [
        Bar(f"{hour:02} giờ – {hour + 1:02} giờ", f"{hour} giờ", choice.measure.of(figures))
        for hour, figures in enumerate(made.hours)
    ]
    return bar_chart(bars, name="gio-trong-ngay", title=f"{choice.measure.label} theo giờ trong ngày")
