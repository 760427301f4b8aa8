"""The front page of the admin: what is mine, what waits for me, what is to come, what is read."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Workflow

from news.desk import panels, readership
from news.models import ArticlePage

Make = Callable[..., ArticlePage]
SignIn = Callable[[User], Client]
HOME = "/quan-tri/"


def rows(name: str, user: User) -> list[Any]:
    request = HttpRequest()
    request.user = user
    return getattr(panels, name)(request).rows()


def test_mine_are_the_articles_i_began_or_edited_last(make_article: Make, editor: User, contributor: User) -> None:
    make_article("Của người khác", owner=contributor, live=False).save_revision(user=contributor)
    make_article("Tôi tạo", owner=editor, live=False).save_revision(user=editor)
    make_article("Tôi sửa", owner=contributor).save_revision(user=editor)
    assert [article.title for article in rows("MinePanel", editor)] == ["Tôi sửa", "Tôi tạo"]


def test_waiting_are_the_steps_that_i_may_take(make_article: Make, workflow: Workflow, editor: User) -> None:
    chief = User.objects.get(username="lanhdao")
    article = make_article("Chờ xử lý", live=False, owner=editor)
    article.save_revision(user=editor)
    running = workflow.start(article, editor)
    assert [row.title for row in rows("WaitingPanel", editor)] == ["Chờ xử lý"]
    assert rows("WaitingPanel", chief) == []
    running.current_task_state.approve(user=editor)
    assert rows("WaitingPanel", editor) == []
    assert [row.step for row in rows("WaitingPanel", chief)] == ["Chờ duyệt"]


def test_scheduled_is_what_goes_live_or_comes_down_the_next_first(make_article: Make, editor: User) -> None:
    day = datetime.timedelta(days=1)
    later = make_article("Đăng sau", live=False)
    later.go_live_at = timezone.now() + 2 * day
    later.save_revision().publish()
    make_article("Gỡ trước", expire_at=timezone.now() + day)
    make_article("Đã gỡ", expire_at=timezone.now() - day)
    told = [(row.title, row.goes_live) for row in rows("ScheduledPanel", editor)]
    assert told == [("Gỡ trước", False), ("Đăng sau", True)]


def test_most_read_are_published_articles_in_the_order_told(
    make_article: Make, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_article("Nhất"), make_article("Nhì")
    asked: list[datetime.date] = []

    class Told:
        def most_read(self, pages: Any, since: datetime.date, count: int) -> list[tuple[int, int]]:
            asked.append(since)
            assert set(pages.values_list("pk", flat=True)) == {first.pk, second.pk}
            return [(first.pk, 1200), (second.pk, 3)]

    make_article("Nháp", live=False)
    monkeypatch.setattr(readership, "_source", Told())
    assert [(row.article.title, row.views) for row in rows("MostReadPanel", editor)] == [("Nhất", 1200), ("Nhì", 3)]
    assert asked[0].weekday() == 0
    assert datetime.timedelta(0) <= timezone.localdate() - asked[0] < datetime.timedelta(days=7)


def test_the_front_page_shows_the_panels_and_none_of_those_they_replace(
    make_article: Make, workflow: Workflow, editor: User, signed_in: SignIn
) -> None:
    article = make_article("Bài chờ", live=False, owner=editor)
    article.save_revision(user=editor)
    workflow.start(article, editor)
    html = signed_in(editor).get(HOME).content.decode()
    for heading in ("Bài của tôi", "Đang chờ tôi", "Đã hẹn giờ", "Đọc nhiều trong tuần"):
        assert heading in html
    for shortcut in ("Viết bài mới", "Đăng nhanh", "Thêm nhiều ảnh"):
        assert shortcut in html
    for stock in ('id="recent-edits', 'id="awaiting-review', 'id="objects-in-workflow'):
        assert stock not in html


def test_empty_panels_say_so_kindly(editor: User, signed_in: SignIn) -> None:
    html = signed_in(editor).get(HOME).content.decode()
    for sentence in (
        "Bạn chưa có bài nào",
        "Không có bài nào chờ bạn",
        "Chưa có bài nào được hẹn giờ",
        "chưa có lượt xem",
    ):
        assert sentence in html


def test_who_may_not_write_gets_no_way_to_begin(make_user: Callable[..., User], signed_in: SignIn) -> None:
    html = signed_in(make_user("khach", photos=False)).get(HOME).content.decode()
    for way in ("Viết bài mới", "dang-nhanh", "Thêm nhiều ảnh"):
        assert way not in html


def test_as_many_queries_for_many_articles_as_for_few(
    make_article: Make, workflow: Workflow, editor: User, signed_in: SignIn
) -> None:
    client = signed_in(editor)

    def add(count: int) -> None:
        for number in range(count):
            article = make_article(f"Bài {number}", live=False, owner=editor)
            article.save_revision(user=editor)
            workflow.start(article, editor)
            planned = make_article(f"Hẹn {number}", live=False)
            planned.go_live_at = timezone.now() + datetime.timedelta(days=1)
            planned.save_revision().publish()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME).status_code == 200
        return len(queries)

    add(1)
    asked()
    few = asked()
    add(6)
    assert asked() == few
    assert few <= 45
