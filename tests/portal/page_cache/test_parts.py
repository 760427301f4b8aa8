"""What all pages show is rendered once, and yet no page shows what it would not show if it were rendered whole."""

import datetime
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
import time_machine
from asking import ask
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, TestCase
from django.utils import timezone
from roles import EDITOR, make_person, signed_in

from news import kept
from news.models import ArticlePage, HomePage, SiteSettings
from stats import recent
from stats.models import PageDay
from tests.portal.page_cache.conftest import commit
from tests.portal.page_cache.office import Office

pytestmark = pytest.mark.usefixtures("one_connection", "committed")
Make = Callable[..., ArticlePage]
START = "2026-11-20 20:00:00+07:00"
SEARCH = "/tim-kiem/?q=bai"


@pytest.fixture
def committed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Whether the test's transaction counts as one that changes something; at first it does not."""
    changing = [False]
    monkeypatch.setattr(kept, "_may_have_changed_something", lambda: changing[-1])
    yield changing


def queries(address: str, client: Client) -> list[str]:
    seen: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    # In this test every question for the version goes to the database.
    asked = "FROM portal_contentchange"

    recent.forget()
    with connection.execute_wrapper(note):
        assert client.get(address).status_code == 200
    return [sql for sql in seen if asked not in sql]


@pytest.mark.walk
def test_whatever_editors_do_no_part_is_older_than_the_content(home: HomePage, committed: list[bool]) -> None:
    random = Random(20_261_126)
    django = get_wsgi_application()
    with time_machine.travel(START, tick=False) as clock:
        office, wrong = Office(home, random, clock), []
        for action in Office.actions():
            article = next(address for address in reversed(office.addresses) if address.endswith("/anh/1/"))
            addresses = ["/", article.removesuffix("anh/1/"), SEARCH]
            for address in addresses:
                ask(django, address)
            commit()
            with TestCase.captureOnCommitCallbacks(execute=True):
                getattr(office, action)()
            for address in addresses:
                in_parts = ask(django, address)
                committed.append(True)
                whole = ask(django, address)
                committed.pop()
                if (in_parts[0], in_parts[2]) != (whole[0], whole[2]):
                    wrong.append((action, address))
    assert wrong == []


def test_a_page_asks_less_once_its_parts_are_known(client: Client, make_article: Make) -> None:
    SiteSettings.objects.create(agency="Ban Thi đua")
    article, _ = make_article("Bài một"), make_article("Bài hai")
    PageDay.objects.create(page=article.pk, day=timezone.localdate(), views=3)
    first, second = queries(article.url, client), queries(article.url, client)
    assert len(second) <= 5 < len(first)


def test_the_day_on_top_is_the_day_of_the_request(client: Client, make_article: Make) -> None:
    make_article()
    with time_machine.travel("2026-11-20 23:59:59+07:00", tick=False) as clock:
        assert "20 tháng 11" in client.get("/").content.decode()
        clock.shift(datetime.timedelta(seconds=1))
        assert "21 tháng 11" in client.get("/").content.decode()


def test_another_ranking_is_shown_as_soon_as_it_is_made(client: Client, make_article: Make) -> None:
    article = make_article("Bài được đọc")
    assert "lượt xem</span>" not in client.get("/").content.decode()
    PageDay.objects.create(page=article.pk, day=timezone.localdate(), views=31)
    cache.clear()  # as after a minute
    assert "31 lượt xem</span>" in client.get("/").content.decode()


def test_each_page_marks_its_own_entry_of_the_menu(client: Client, make_article: Make) -> None:
    article = make_article()
    for address in ("/", "/phong-trao-thi-dua/", article.url, "/phong-trao-thi-dua/", "/"):
        html = client.get(address).content.decode()
        menu = html[html.index('class="main-menu"') : html.index('class="main-menu__folded"')]
        marked = "/" if address == "/" else "/phong-trao-thi-dua/"
        mark = "true" if address == article.url else "page"
        assert f'href="{marked}" aria-current="{mark}"' in menu
        assert menu.count("aria-current") == 1


def test_the_bar_of_who_is_signed_in_is_nobody_elses(client: Client, make_article: Make) -> None:
    make_article()
    editor = signed_in(make_person(EDITOR))
    for reader, link in ((client, "Đăng nhập"), (editor, "Quản trị"), (client, "Đăng nhập"), (editor, "Quản trị")):
        html = reader.get("/").content.decode()
        assert f">{link}</a>" in html[: html.index('class="masthead"')]


def test_what_is_made_for_a_session_or_a_preview_is_not_kept(make_article: Make, monkeypatch: Any) -> None:
    article, made = make_article(), set()
    monkeypatch.setattr("news.templatetags.news_tags.at_hand", lambda what, make: made.add(what[0]) or make())
    editor = signed_in(make_person(EDITOR))
    assert editor.get(article.url).status_code == 200
    assert editor.get(f"/quan-tri/pages/{article.pk}/view_draft/").status_code == 200
    assert made == set()
    assert Client().get(article.url).status_code == 200
    assert {f"components/{name}.html" for name in ("top_bar", "masthead", "main_menu", "site_footer")} <= made
