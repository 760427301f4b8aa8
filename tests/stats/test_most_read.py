"""“Đọc nhiều”: what the public reads most, and only what the public may see."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.template import Context, Template
from wagtail.models import Page, PageViewRestriction

from news.models import ArticlePage, HomePage, SectionPage, StandardPage
from stats.clock import now_ms
from stats.corrections import correct
from stats.models import PageDay
from stats.most_read import LENGTH, SPARE, most_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

Make = Callable[..., ArticlePage]
TODAY = date(2021, 12, 27)
COMPONENT = "components/most_read.html"


@pytest.fixture(autouse=True)
def no_ranking_kept() -> None:
    cache.clear()


def viewed(page: Page, views: int, days_ago: int = 0) -> None:
    PageDay.objects.create(page=page.pk, day=TODAY - timedelta(days=days_ago), views=views)


def lists(pages: Any = None, **options: Any) -> dict[str, list[tuple[str, int]]]:
    pages = ArticlePage.objects.published() if pages is None else pages
    periods = most_read(pages, now_ms(), **options)
    return {period.name: [(read.page.title, read.views) for read in period.reads] for period in periods}


def test_where_nothing_was_read_nothing_is_listed(make_article: Make) -> None:
    make_article()
    assert lists() == {}
    assert lists(ArticlePage.objects.none()) == {}


def test_a_period_is_that_many_local_days_with_today_among_them(make_article: Make) -> None:
    for days_ago in (0, 6, 7, 29, 30):
        viewed(make_article(f"{days_ago} ngày trước"), 100 - days_ago, days_ago)
    assert lists() == {
        "7 ngày": [("0 ngày trước", 100), ("6 ngày trước", 94)],
        "30 ngày": [("0 ngày trước", 100), ("6 ngày trước", 94), ("7 ngày trước", 93), ("29 ngày trước", 71)],
    }


def test_the_days_roll_at_local_midnight(make_article: Make, moment: Callable[[str], None]) -> None:
    viewed(make_article("Hội nghị"), 5, days_ago=6)
    moment("2021-12-27 23:59:59")
    assert set(lists()) == {"7 ngày", "30 ngày"}
    moment("2021-12-28 00:00:00")
    assert set(lists()) == {"30 ngày"}


def test_days_add_up_and_most_views_come_first(make_article: Make) -> None:
    steady, sudden, older = make_article("Đều đặn"), make_article("Đột ngột"), make_article("Cũ hơn")
    for days_ago in range(4):
        viewed(steady, 10, days_ago)
    viewed(sudden, 39)
    viewed(older, 500, days_ago=20)
    assert lists() == {
        "7 ngày": [("Đều đặn", 40), ("Đột ngột", 39)],
        "30 ngày": [("Cũ hơn", 500), ("Đều đặn", 40), ("Đột ngột", 39)],
    }


def test_over_all_the_totals_count_corrections_included(make_article: Make, at: Callable[[str], int]) -> None:
    carried, inflated = make_article("Mang sang"), make_article("Bị thổi phồng")
    made = {"reason": "Thử", "now_ms": at("2021-12-01 00:00:00")}
    correct(30, page=carried.pk, **made)
    correct(90, page=inflated.pk, **made)
    correct(-89, page=inflated.pk, **made)
    assert lists() == {"Tất cả": [("Mang sang", 30), ("Bị thổi phồng", 1)]}
    correct(-1, page=inflated.pk, **made)
    cache.clear()
    assert lists() == {"Tất cả": [("Mang sang", 30)]}


def test_of_equals_the_newest_comes_first_and_a_list_has_five(make_article: Make) -> None:
    for number in range(8):
        viewed(make_article(f"Bài {number}"), 7)
    assert [title for title, _ in lists()["7 ngày"]] == ["Bài 7", "Bài 6", "Bài 5", "Bài 4", "Bài 3"]


def test_only_the_pages_asked_for_are_listed(home: HomePage, section: SectionPage, make_article: Make) -> None:
    about = home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))
    article = make_article("Hội nghị")
    for views, page in enumerate((article, about, section, home), 1):
        viewed(page, views)
    viewed(Page(pk=0), 999)  # pages without a number of their own
    viewed(Page(pk=987_654), 999)  # and one that is gone
    assert lists()["7 ngày"] == [("Hội nghị", 1)]
    assert [title for title, _ in lists(Page.objects.filter(depth__gt=1))["7 ngày"]] == [
        "Trang chủ",
        "Phong trào thi đua",
        "Giới thiệu",
        "Hội nghị",
    ]


def test_totals_belong_to_the_pages_own_class(make_article: Make, at: Callable[[str], int]) -> None:
    article = make_article("Hội nghị")
    correct(30, reason="Thử", now_ms=at("2021-12-01 00:00:00"), page=article.pk)
    assert lists(Page.objects.all()) == lists() == {"Tất cả": [("Hội nghị", 30)]}


def test_what_the_public_may_not_see_is_in_no_list(
    make_article: Make, home: HomePage, at: Callable[[str], int]
) -> None:
    inner = home.add_child(instance=SectionPage(title="Nội bộ", slug="noi-bo"))
    hidden = [make_article("Nháp", live=False), make_article("Kín", under=inner), make_article("Trong thùng rác")]
    shown = make_article("Công khai")
    for page in (*hidden, shown):
        viewed(page, 50)
        correct(50, reason="Thử", now_ms=at("2021-12-01 00:00:00"), page=page.pk)
    PageViewRestriction.objects.create(page=inner, restriction_type=PageViewRestriction.LOGIN)
    hidden[2].delete()
    assert lists() == {"7 ngày": [("Công khai", 50)], "30 ngày": [("Công khai", 50)], "Tất cả": [("Công khai", 100)]}


def test_whatever_is_taken_down_leaves_the_lists_at_once_and_others_move_up(make_article: Make) -> None:
    articles = [make_article(f"Bài {number}") for number in range(LENGTH + SPARE)]
    for views, article in enumerate(articles, 1):
        viewed(article, views)
    assert lists()["7 ngày"][0] == ("Bài 9", 10)
    for article in articles[LENGTH:]:
        article.unpublish()
    assert lists()["7 ngày"] == [("Bài 4", 5), ("Bài 3", 4), ("Bài 2", 3), ("Bài 1", 2), ("Bài 0", 1)]


@pytest.mark.parametrize("articles", [3, 40])
def test_all_lists_together_take_two_queries_and_one_within_a_minute(
    make_article: Make, rf: Any, articles: int, django_assert_num_queries: Any
) -> None:
    for number in range(articles):
        viewed(make_article(f"Bài {number}"), number + 1)
    request = rf.get("/")
    render = lambda: Template(f"{{% include '{COMPONENT}' %}}").render(Context({"request": request}))  # noqa: E731
    ArticlePage.objects.first().get_url(request)  # where the site stands is known before
    with django_assert_num_queries(2):
        render()
    with django_assert_num_queries(1):
        html = render()
    assert html.count("<li") == 2 * min(articles, LENGTH)


def test_the_longest_list_stands_open_of_equals_the_first(make_article: Make, at: Callable[[str], int]) -> None:
    def opened() -> list[str]:
        cache.clear()
        return [period.name for period in most_read(ArticlePage.objects.published(), now_ms()) if period.open]

    first, second = make_article("Một"), make_article("Hai")
    for article in (first, second):
        correct(30, reason="Thử", now_ms=at("2021-12-01 00:00:00"), page=article.pk)
    assert opened() == ["Tất cả"]
    viewed(first, 1)
    assert opened() == ["Tất cả"]
    viewed(second, 1)
    assert opened() == ["7 ngày"]


def test_the_component_names_places_links_and_numbers(make_article: Make, rf: Any) -> None:
    article = make_article("Hội nghị <tổng kết>")
    viewed(article, 1_234)
    html = Template(f"{{% include '{COMPONENT}' %}}").render(Context({"request": rf.get("/")}))
    assert "Đọc nhiều" in html
    assert f'href="{article.url}">Hội nghị &lt;tổng kết&gt;</a>' in html
    assert "1.234 lượt xem" in html
    assert "data-stat" not in html
    assert html.count("<details") == html.count('name="doc-nhieu"') == 2
    assert html.count(" open>") == 1


def test_the_component_prints_nothing_while_nothing_was_read(make_article: Make, rf: Any) -> None:
    make_article()
    assert Template(f"{{% include '{COMPONENT}' %}}").render(Context({"request": rf.get("/")})).strip() == ""


def test_every_list_stands_beside_the_news_for_all_readers_alike(client: Any, make_article: Make) -> None:
    article = make_article("Hội nghị")
    viewed(article, 3)
    pages = [client.get(address) for address in ("/", "/phong-trao-thi-dua/", article.url, article.url)]
    for page in pages:
        html = page.content.decode()
        assert html.index("Thông tin mới nhất") < html.index("Đọc nhiều") < html.index("Thống kê truy cập")
    assert pages[2].content == pages[3].content
