"""“Có phải bạn muốn tìm”: offered, never put in the place of what was typed."""

from collections.abc import Callable

import pytest
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, SectionPage
from news.search import find
from news.search.spelling import meant
from news.search.store import rebuild

Make = Callable[..., ArticlePage]


@pytest.fixture
def article(make_article: Make) -> ArticlePage:
    article = make_article("Lễ trao Huân chương ở bản Na Lốc", lead="Phong trào thi đua chuyển đổi số.")
    rebuild()
    return article


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("huan chuonng", "huân chương"),
        ("Huan chuonng", "Huân chương"),
        ("haun chương", "huân chương"),
        ("hua chuong", "huân chương"),
        ("huaan chuwowng", "huân chương"),
        ("huanchuong", "huân chương"),
        ("chuyendoiso", "chuyển đổi số"),
        ("ban na lock", "bản na lốc"),
        ("thi dau", "thi đua"),
    ],
)
def test_a_slip_is_mended_as_articles_write_it(article: ArticlePage, typed: str, offered: str) -> None:
    assert meant(typed) == offered


@pytest.mark.parametrize("typed", ["huân chương", "huan chuong", "", "xyzzy qwerty", "12345", "?"])
def test_nothing_is_offered_where_nothing_is_better(article: ArticlePage, typed: str) -> None:
    assert meant(typed) == ""


def test_what_was_typed_is_never_replaced(article: ArticlePage) -> None:
    assert find("huan chuonng").partial
    assert len(find("chuonng")) == 0


def test_words_of_closed_pages_are_never_offered(article: ArticlePage, section: SectionPage) -> None:
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert meant("huan chuonng") == ""
