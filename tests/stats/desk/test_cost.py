"""A report costs the same whatever was counted."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stats import recent
from stats.clock import now_ms
from stats.desk.grain import Grain
from stats.desk.history import read_days
from stats.desk.presets import preset
from stats.desk.report import make_report
from stats.models import Day, Facet, Hour, PageDay, Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
TODAY = date(2021, 12, 27)
MOST = 10


def a_year(pages: list[Any], many: int) -> None:
    for model in (Day, Hour, PageDay, Facet, Refusal):
        model.objects.all().delete()
    days = [TODAY - timedelta(days=n) for n in range(730)]
    Day.objects.bulk_create(Day(day=day, visits=many, visitors=many, views=many) for day in days)
    Hour.objects.bulk_create(Hour(day=day, hour=9, visits=many, visitors=many, views=many) for day in days)
    PageDay.objects.bulk_create(PageDay(page=page.pk, day=day, views=many) for page in pages for day in days[::30])
    Facet.objects.bulk_create(
        Facet(day=day, kind=kind, value=value, visits=many)
        for day in days[::10]
        for kind, value in (("referrer", "zalo.me"), ("device", "phone"))
    )
    Refusal.objects.bulk_create(Refusal(day=day, hour=9, reason="bot", hits=many) for day in days[::10])


@pytest.mark.parametrize("chosen", ["hom-nay", "30-ngay", "nam-nay", "nam-truoc", "toan-bo"])
@pytest.mark.parametrize("grain", [Grain.DAY, Grain.MONTH])
def test_a_report_takes_ten_statements_at_most(make_article: Any, chosen: str, grain: Grain) -> None:
    a_year([make_article(f"Bài {n}") for n in range(3)], 10)
    recent.forget()
    with CaptureQueriesContext(connection) as asked:
        days = read_days()
        report = make_report(preset(chosen, TODAY, min(days)), grain, now_ms(), days)
    assert report.figures.visits
    assert len(asked) <= MOST


def test_the_page_of_a_year_asks_alike_for_few_and_many_hits_and_pages(make_article: Any, admin_client: Client) -> None:
    def statements() -> int:
        cache.clear()
        recent.forget()
        with CaptureQueriesContext(connection) as asked:
            assert admin_client.get("/quan-tri/thong-ke-truy-cap/?ky=nam-truoc").status_code == 200
        return len(asked)

    pages = [make_article(f"Bài {n}") for n in range(2)]
    a_year(pages, 1)
    statements()
    few = statements()
    a_year([*pages, *(make_article(f"Bài nữa {n}") for n in range(30))], 1_000_000)
    assert statements() == few
