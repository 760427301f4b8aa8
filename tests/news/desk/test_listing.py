"""The listing of articles: found by every mark they carry, in as many queries for many as for few."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.desk import readership
from news.models import ArticleByline, ArticlePage, Contributor, HomePage, SectionPage

Make = Callable[..., ArticlePage]
SignIn = Callable[[User], Client]
LISTING = "/quan-tri/bai-viet/"


@pytest.fixture
def desk(editor: User, signed_in: SignIn) -> Client:
    return signed_in(editor)


def titles(client: Client, query: str = "") -> list[str]:
    answer = client.get(f"{LISTING}?{query}")
    assert answer.status_code == 200
    return [article.title for article in answer.context["object_list"]]


def on(day: int, month: int, year: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, month, day, 15, 40))


def test_a_row_tells_section_day_byline_views_and_state(desk: Client, make_article: Make) -> None:
    writer = Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV")
    make_article(bylines=[ArticleByline(contributor=writer)])
    html = desk.get(LISTING).content.decode()
    for told in ("Hội nghị tổng kết", "Phong trào thi đua", "27/12/2021", "CTV", "Đã đăng"):
        assert told in html


def test_filters_by_section_state_byline_day_and_featured(desk: Client, make_article: Make, home: HomePage) -> None:
    other = home.add_child(instance=SectionPage(title="Tin hoạt động", slug="tin-hoat-dong"))
    writer = Contributor.objects.create(name="Lò Thị Mẫu")
    make_article("Có tác giả", bylines=[ArticleByline(contributor=writer)], published_on=on(1, 3, 2022))
    make_article("Bản nháp", live=False, published_on=on(2, 3, 2022))
    make_article("Tiêu điểm", under=other, featured=True, published_on=on(3, 3, 2022))
    assert titles(desk, f"section={other.slug}") == ["Tiêu điểm"]
    assert titles(desk, "state=draft") == ["Bản nháp"]
    assert titles(desk, "state=draft&state=published") == ["Tiêu điểm", "Bản nháp", "Có tác giả"]
    assert titles(desk, f"byline={writer.pk}") == ["Có tác giả"]
    assert titles(desk, "published_on_from=02/03/2022&published_on_to=02/03/2022") == ["Bản nháp"]
    assert titles(desk, "featured=true") == ["Tiêu điểm"]


def test_filters_by_tag_and_by_who_began_it(desk: Client, make_article: Make, editor: User) -> None:
    tagged = make_article("Có thẻ", owner=editor)
    tagged.tags.add("thi đua")
    tagged.save()
    make_article("Không thẻ")
    tag = tagged.tags.get()
    assert titles(desk, f"tag={tag.pk}") == ["Có thẻ"]
    assert titles(desk, f"owner={editor.pk}") == ["Có thẻ"]


@pytest.mark.parametrize(
    "typed", ["tinh uy", "Tỉnh uỷ", "TỈNH ỦY", "ti\u0309nh u\u0309y", "163/qđ", "duong ve", "đường"]
)
def test_search_needs_no_marks_and_finds_drafts(desk: Client, make_article: Make, typed: str) -> None:
    make_article("Các cơ quan Tỉnh ủy", lead="Theo Quyết định số 163/QĐ-UBND, con đường về bản.", live=False)
    make_article("Tin khác", lead="Không liên quan.")
    assert titles(desk, f"q={typed}") == ["Các cơ quan Tỉnh ủy"]


def test_a_search_that_is_nonsense_finds_nothing(desk: Client, make_article: Make) -> None:
    make_article()
    for typed in ('"', 'a"b', "x " * 500):
        assert titles(desk, f"q={typed}") == []
    assert titles(desk, "q=%00") == ["Hội nghị tổng kết"]  # nothing is left to search for


@pytest.mark.parametrize("query", ["section=9999999999999999999999", "byline=99999999999999999999", "tag=x", "state=?"])
def test_nonsense_in_a_filter_is_no_error(desk: Client, make_article: Make, query: str) -> None:
    make_article()
    assert desk.get(f"{LISTING}?{query}").status_code == 200


def test_search_and_filters_go_together(desk: Client, make_article: Make) -> None:
    make_article("Thi đua một", live=False)
    make_article("Thi đua hai")
    assert titles(desk, "q=thi+dua&state=draft&ordering=views") == ["Thi đua một"]


class Told:
    """Views as another part of the product would tell them: by what stands in the source."""

    def total(self) -> Any:
        from django.db.models.functions import Length

        return Length("source")

    def most_read(self, *args: Any) -> list[tuple[int, int]]:
        return []


def test_sorts_by_day_section_views_and_state(
    desk: Client, make_article: Make, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readership, "_source", Told())
    other = home.add_child(instance=SectionPage(title="An ninh", slug="an-ninh"))
    make_article("A", under=other, published_on=on(1, 3, 2022), source="ba")
    make_article("B", published_on=on(2, 3, 2022), source="b", live=False)
    make_article("C", published_on=on(3, 3, 2022), source="bốn!")
    assert titles(desk) == ["C", "B", "A"]
    assert titles(desk, "ordering=published_on") == ["A", "B", "C"]
    assert titles(desk, "ordering=-views") == ["C", "A", "B"]
    assert titles(desk, "ordering=-path")[0] == "A"  # sections stand in the order of the menu
    assert titles(desk, "ordering=state")[0] == "B"
    assert titles(desk, "ordering=password") == ["C", "B", "A"]


def test_pages_of_thirty(desk: Client, make_article: Make) -> None:
    for number in range(31):
        make_article(f"Bài {number}", live=False)
    assert len(titles(desk)) == 30
    assert len(titles(desk, "p=2")) == 1
    assert titles(desk, "p=abc")


def test_as_many_queries_for_many_as_for_few(desk: Client, make_article: Make) -> None:
    writers = [Contributor.objects.create(name=f"Tác giả {number}") for number in range(3)]

    def add(count: int) -> None:
        for number in range(count):
            bylines = [ArticleByline(contributor=writer, sort_order=place) for place, writer in enumerate(writers)]
            article = make_article(f"Bài {number}", bylines=bylines, live=bool(number % 2))
            article.save_revision()

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(LISTING)
        return len(queries)

    add(3)
    desk.get(LISTING)
    few = asked()
    add(20)
    assert asked() == few
    assert few <= 45


def test_what_lies_in_the_bin_is_not_listed(desk: Client, make_article: Make) -> None:
    make_article().delete()
    assert titles(desk) == []


def test_only_what_a_person_meets_in_the_tree_is_listed(
    make_user: Callable[..., User], signed_in: SignIn, make_article: Make
) -> None:
    make_article()
    client = signed_in(make_user("khach"))
    assert client.get(LISTING).status_code in (302, 403)
    assert LISTING not in client.get("/quan-tri/").content.decode()


def test_a_new_article_begins_with_its_section(desk: Client, home: HomePage, section: SectionPage) -> None:
    address = f"/quan-tri/pages/add/news/articlepage/{section.pk}/"
    assert desk.get(f"{LISTING}choose_parent/").headers["Location"] == address  # the only one
    home.add_child(instance=SectionPage(title="Tin hoạt động", slug="tin-hoat-dong"))
    html = desk.get(f"{LISTING}choose_parent/").content.decode()
    assert f'href="{address}"' in html
    assert "Tin hoạt động" in html
