"""What templates show and what marks a counted page."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.template import Context, Template

from stats.corrections import correct
from stats.fold import fold
from stats.hit import Hit
from stats.mark import NO_PAGE, mark, read_mark
from stats.templatetags.stats_tags import dots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

BODY = "<body{% page_mark %}>"
COUNTER = "{% visitor_counter %}"


def render(source: str, **context: Any) -> str:
    return Template("{% load stats_tags %}" + source).render(Context(context))


class Staff:
    """A request of whom only the session cookie may be looked at first."""

    def __init__(self, user: object) -> None:
        self.COOKIES = {"phien": "x"}
        self.user = user


@pytest.fixture
def reader(rf) -> Any:
    class Untouched:
        COOKIES = {"other": "x"}

        @property
        def user(self) -> None:
            raise AssertionError("an answer for everybody depends on the user")

    return Untouched()


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1_000, "1.000"), (181_397, "181.397"), (1_234_567, "1.234.567"), (None, "–"), ("", "–")],
)
def test_numbers_are_written_with_dots(number: int | None, text: str) -> None:
    assert dots(number) == text


def test_a_page_carries_its_mark(reader, make_article) -> None:
    article = make_article()
    html = render(BODY, request=reader, page=article)
    assert html == f'<body data-page="{mark(article.pk)}">'
    assert read_mark(html[17:-2]) == article.pk


@pytest.mark.parametrize("page", [None, "2", SimpleNamespace(pk=7)])
def test_what_is_no_page_carries_the_mark_of_no_page(reader, page: object) -> None:
    assert render(BODY, request=reader, page=page) == f'<body data-page="{mark(NO_PAGE)}">'


def test_staff_previews_and_errors_without_a_request_carry_none(reader, make_article, admin_user) -> None:
    article = make_article()
    assert render(BODY, page=article) == "<body>"
    assert render(BODY, request=Staff(admin_user), page=article) == "<body>"
    assert render(BODY, request=Staff(AnonymousUser()), page=article) != "<body>"
    reader.is_preview = True
    assert render(BODY, request=reader, page=article) == "<body>"
    assert "noscript" not in render(COUNTER, request=reader, page=article)


def test_the_widget_shows_its_four_lines_right_after_the_opening_tags(reader, at) -> None:
    correct(181_396, reason="Chuyển từ cổng cũ", now_ms=at("2021-12-01 00:00:00"))
    fold([Hit(at("2021-12-27 09:59:00"), 1)])
    html = render(COUNTER, request=reader)
    assert "Thống kê truy cập" in html
    assert re.findall(r"<dt>([^<]+)</dt>\s*<dd data-stat=\"(\w+)\">([0-9.]+)<", html) == [
        ("Đang online", "online", "1"),
        ("Hôm nay", "today", "1"),
        ("Trong tuần", "week", "1"),
        ("Tất cả", "total", "181.397"),
    ]
    assert f'<noscript><img src="/_s/p.gif?p={mark(NO_PAGE)}" alt="" width="1" height="1"></noscript>' in html


def test_the_widget_reads_the_numbers_once_a_second(reader, moment, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        render(COUNTER * 3, request=reader)
    moment("2021-12-27 10:00:01")
    with django_assert_num_queries(1):
        render(COUNTER, request=reader)


def test_the_widget_stands_without_its_tables(reader, monkeypatch) -> None:
    def fail(now_ms: int) -> None:
        raise OperationalError

    monkeypatch.setattr("stats.recent.read_site", fail)
    assert render(COUNTER, request=reader).count(">–</dd>") == 4


def test_views_of_a_page_take_one_query(make_article, at, django_assert_num_queries) -> None:
    article = make_article()
    correct(1_030, reason="Chuyển từ cổng cũ", now_ms=at("2021-12-01 00:00:00"), page=article.pk)
    with django_assert_num_queries(1):
        html = render("{% page_views page %}", page=article)
    assert 'Lượt xem: <span data-stat="views">1.030</span>' in html
    assert html.count("data-stat") == 1
