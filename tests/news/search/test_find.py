import datetime
import unicodedata
from collections.abc import Callable

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, HomePage, SectionPage
from news.search import Filters, clean_query, find
from news.search.documents import documents
from news.search.excerpts import found_text
from news.search.highlight import excerpt, highlight
from news.search.spelling import meant
from news.search.suggest import suggest

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


def test_words_with_the_marks_as_typed_come_before_others(make_article: Make) -> None:
    wide = make_article("Tỉnh có tính mới", lead="Ngắn.")
    love = make_article("Tin vắn", lead="Chuyện về tình người.")
    count = make_article("Bản tính hiền", lead="Ngắn.")
    assert find("tình")[0] == love
    assert find("tỉnh")[0] == wide
    assert list(find("tính"))[:2] == [count, wide]
    assert set(find("tinh")) == {wide, love, count}


def test_both_placements_of_a_tone_are_the_same_word(make_article: Make) -> None:
    old = make_article("Hòa thuận, khỏe mạnh", lead="Ngắn.")
    new = make_article("Hoà thuận, khoẻ mạnh", lead="Ngắn.")
    other = make_article("Hoa thuần, khoe mãnh", lead="Ngắn.")
    for typed in ("hòa thuận khỏe mạnh", "hoà thuận khoẻ mạnh"):
        assert list(find(typed)) == [new, old, other]


def test_a_phrase_comes_before_its_words_apart_and_the_newest_first(make_article: Make) -> None:
    apart = make_article("Đua thuyền và cuộc thi", lead="Ngắn.")
    first = make_article("Phong trào thi đua", lead="Ngắn.")
    second = make_article("Phong trào thi đua", lead="Ngắn.")
    assert list(find("thi dua")) == [second, first, apart]


def test_the_best_is_first_however_many_newer_articles_hold_the_words(
    make_article: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("news.search.candidates.COMPARED", 3)
    best = make_article("Lễ trao cờ thi đua", lead="Tình làng.")
    for number in range(6):
        make_article(f"Tin số {number}", lead="Trao tặng lá cờ đầu trong thi đua cho các tỉnh.")
    for typed in ("trao cờ", "cờ thi đua", "tình"):
        results = find(typed)
        assert results[0] == best
        assert len(results) == len(set(results.article_ids)) == 7


def test_more_than_a_thousand_are_not_counted(make_article: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("news.search.candidates.COUNTED", 4)
    monkeypatch.setattr("news.search.candidates.WINDOWS", (5, 8))
    for number in range(6):
        make_article(f"Tin số {number}")
    assert (len(find("tin số")), find("tin số").more) == (4, True)
    assert (len(find("tin số 3")), find("tin số 3").more) == (1, False)


def test_newer_closed_articles_do_not_hide_older_open_ones(
    make_article: Make, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("news.search.candidates.WINDOWS", (2, 4, 8))
    article = make_article("Lễ trao cờ")
    closed = home.add_child(instance=SectionPage(title="Nội bộ", slug="noi-bo"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    for number in range(5):
        make_article(f"Trao cờ {number}", under=closed)
    assert list(find("trao cờ")) == [article]


def test_filters_narrow_to_section_tag_and_days(make_article: Make, home: HomePage, section: SectionPage) -> None:
    other = home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong"))
    old = make_article("Trao cờ", published_on=moment(2020, 5, 1, 0, 0))
    late = make_article("Trao cờ", published_on=moment(2020, 5, 1, 23, 59))
    new = make_article("Trao cờ", under=other, published_on=moment(2021, 5, 2, 0, 0))
    new.tags.add("cờ thi đua")
    new.save()
    day = datetime.date(2020, 5, 1)
    assert set(find("trao cờ", Filters(first=day, last=day))) == {old, late}
    assert list(find("trao cờ", Filters(first=datetime.date(2020, 5, 2)))) == [new]
    assert set(find("", Filters(section=section.pk))) == {old, late}
    assert list(find("trao", Filters(tag=new.tags.get().pk))) == [new]
    assert list(find("", Filters(last=datetime.date(2020, 5, 1)))) == [late, old]
    assert len(find("")) == 0


def moment(*at: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(*at))


@given(st.text() | st.text(alphabet="=^@#_\"'*:()-\x00\ud800đĐ thi0½²İß한ﷺ\u0301", max_size=120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_no_text_whatever_is_an_error(article: ArticlePage, text: str) -> None:
    query = clean_query(text)
    results = find(query)
    assert results.partial or all(isinstance(found, ArticlePage) for found in results)
    for one in suggest(query):
        assert "".join(one.parts) == one.title
    meant(query)
    documents(query)
    highlight(article.title, query)
    found_text(article, query)
