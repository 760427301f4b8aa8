import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, SectionPage
from news.search import clean_query, find
from news.search.highlight import excerpt, highlight

Make = Callable[..., ArticlePage]


@pytest.fixture
def article(make_article: Make) -> ArticlePage:
    return make_article(
        "Các cơ quan Tỉnh ủy đẩy mạnh các phong trào thi đua",
        lead="Ngày 27/12/2021, theo Quyết định số 163/QĐ-UBND, Khối thi đua tổ chức Hội nghị.",
        body=[("paragraph", "<p>Kịp thời tuyên dương, nhân rộng các điển hình tiên tiến.</p>")],
    )


@pytest.mark.parametrize(
    "typed",
    [
        "thi dua",
        "THI ĐUA",
        unicodedata.normalize("NFD", "thi đua"),
        "tinh uy",
        "Tỉnh uỷ",
        "Tỉnh ủy",
        "163",
        "163/qd-ubnd",
        "163/QĐ-UBND",
        "27/12/2021",
        "nhan rong dien hinh",
    ],
)
def test_an_article_is_found_in_all_the_ways_people_type(article: ArticlePage, typed: str) -> None:
    assert list(find(typed)) == [article]


def test_stop_words_of_other_languages_are_words_here(make_article: Make) -> None:
    article = make_article("Sở, số, tổ, thể, an, do")
    for word in ("so", "to", "the", "an", "do", "and"):
        assert list(find(word)) == ([article] if word != "and" else [])


def test_articles_with_fewer_of_the_words_come_only_where_none_has_all(
    article: ArticlePage, make_article: Make
) -> None:
    other = make_article("Lễ phát động", lead="Tết trồng cây.")
    assert list(find("tỉnh ủy phong trào")) == [article]
    assert set(find("trồng cây tỉnh ủy")) == {article, other}


def test_a_title_ranks_above_a_mention(make_article: Make) -> None:
    make_article("Tin hội nghị", lead="Trong đó có việc trao cờ thi đua cho các đơn vị.")
    title = make_article("Trao cờ thi đua", lead="Tin ngắn.")
    assert find("cờ thi đua")[0] == title


def test_drafts_and_private_pages_are_never_found(
    article: ArticlePage, make_article: Make, section: SectionPage
) -> None:
    make_article("Phong trào thi đua mật", live=False)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert list(find("thi đua")) == []


@pytest.mark.parametrize(
    "typed", ['"', 'a"b', "\x00", "* OR", "NEAR(a b)", "thi-đua*", "từ " * 500, "\ud800", "-", "()", ":"]
)
def test_no_text_is_an_error(article: ArticlePage, typed: str) -> None:
    list(find(clean_query(typed)))


@given(st.text())
def test_a_cleaned_query_is_short_and_plain(text: str) -> None:
    query = clean_query(text)
    assert len(query) <= 100
    assert "\x00" not in query


def test_words_are_marked_in_the_original_though_typed_without_marks() -> None:
    assert highlight("Phong trào Thi đua & khen", "thi dua") == (
        "Phong trào <mark>Thi</mark> <mark>đua</mark> &amp; khen"
    )


def test_markup_in_a_text_or_query_stays_text() -> None:
    assert (
        highlight("<script>thi</script>", "script <b>") == "&lt;<mark>script</mark>&gt;thi&lt;/<mark>script</mark>&gt;"
    )


def test_an_excerpt_stands_around_the_first_word_found() -> None:
    text = "đầu " * 100 + "khen thưởng " + "cuối " * 100
    assert "khen thưởng" in excerpt(text, "khen thuong")
    assert len(excerpt(text, "khen thuong")) <= 230
