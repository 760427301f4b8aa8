"""What editors see of the traffic where they work."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import ArticlePage
from stats.clock import now_ms
from stats.fold import fold
from stats.hit import Hit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
Add = Callable[..., None]


def picture(html: str, kind: str) -> Xml.Element:
    start = html.index(f'<svg class="{kind}"')
    return Xml.fromstring(html[start : html.index("</svg>", start) + 6])


def test_the_home_page_shows_the_live_numbers_and_thirty_days(sign_in: Any, traffic: Add, home: Any) -> None:
    traffic("2021-12-01", 7)
    traffic("2021-12-27", 3)
    traffic("2021-11-01", 99)
    html = sign_in("view_traffic").get("/quan-tri/").content.decode()
    assert '<dd data-stat="today">3<' in html
    assert "30 ngày qua: 10 lượt truy cập" in html
    assert picture(html, "spark").findtext("desc", "").endswith("tổng 10.")


def test_the_edit_page_shows_the_views_to_whoever_may_edit(
    sign_in: Any, make_article: Any, read_page: Add, home: Any
) -> None:
    article = make_article()
    fold([Hit(now_ms(), 1, page=article.pk)])
    read_page(article, "2021-12-20", 4)
    read_page(article, "2021-11-01", 90)
    editor: Client = sign_in(editor=True)
    # Wagtail gives its editors the root by migration.
    html = editor.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    panel = html[html.index('data-side-panel="views"') :]
    assert 'data-side-panel-toggle="views"' in html
    assert "<dt>Lượt xem</dt><dd>1</dd>" in panel
    assert "<dt>30 ngày qua</dt><dd>5</dd>" in panel
    assert picture(panel, "spark").findtext("desc", "").endswith("tổng 5.")
    assert "Thống kê truy cập của cả cổng" not in panel


def test_a_page_nobody_may_edit_shows_nothing(sign_in: Any, make_article: Any) -> None:
    address = f"/quan-tri/pages/{make_article().pk}/edit/"
    answer = sign_in("view_traffic").get(address)
    assert answer.status_code == 302
    assert Client().get(address)["Location"].startswith("/dang-nhap/")


def columns(html: str) -> list[str]:
    return [part.split("<")[0].strip() for part in html.split('class="traffic-views">')[1:] if "</td>" in part[:40]]


def test_listings_have_a_column_of_views_that_can_be_sorted(
    admin_client: Client, make_article: Any, section: Any
) -> None:
    pages = [make_article(f"Bài {n}") for n in range(3)]
    for n, page in enumerate(pages):
        fold([Hit(now_ms() + visitor, 10 * n + visitor + 1, page=page.pk) for visitor in range((n + 1) % 3)])
    address = f"/quan-tri/pages/{section.pk}/"
    assert sorted(columns(admin_client.get(address).content.decode())) == ["0", "1", "2"]
    assert columns(admin_client.get(f"{address}?ordering=-total_views").content.decode()) == ["2", "1", "0"]
    assert columns(admin_client.get(f"{address}?ordering=total_views").content.decode()) == ["0", "1", "2"]
    assert admin_client.get(f"{address}?ordering=-total_views&q=Bài").status_code == 200
    assert len(columns(admin_client.get(f"{address}results/").content.decode())) == 3


def test_the_listing_of_a_type_has_it_too(admin_client: Client, make_article: Any) -> None:
    article = make_article()
    fold([Hit(now_ms(), 1, page=article.pk)])
    assert columns(admin_client.get("/quan-tri/pages/usage/news/articlepage/").content.decode()) == ["1"]


def test_the_column_costs_the_same_for_few_and_many_pages(
    admin_client: Client, make_article: Any, section: Any
) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert admin_client.get(f"/quan-tri/pages/{section.pk}/").status_code == 200
        return sum("hitcount" in query["sql"] for query in asked.captured_queries)

    make_article("Bài đầu")
    few = statements()
    for n in range(20):
        make_article(f"Bài {n}")
    assert statements() == few == 1
    assert ArticlePage.objects.count() == 21
