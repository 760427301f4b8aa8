"""The page of results: what it says, keeps and leaves alone."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from news.models import ArticlePage, Attachment, HomePage, MissedSearch, SectionPage
from news.search import Query, missed

Make = Callable[..., ArticlePage]


@pytest.fixture(autouse=True)
def nobody_searched_lately() -> None:
    missed.forget()


def text(client: Client, **values: Any) -> str:
    answer = client.get("/tim-kiem/", values)
    assert answer.status_code == 200
    return answer.content.decode()


# ── Filters ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("typed", ["27/12/2021", "2021-12-27", "27-12-2021", "27.12.2021"])
def test_days_are_understood_as_people_and_browsers_write_them(client: Client, make_article: Make, typed: str) -> None:
    make_article("Lễ trao cờ")
    html = text(client, q="trao cờ", tu=typed, den=typed)
    assert "Tìm thấy 1 bài" in html
    assert 'value="27/12/2021"' in html


@pytest.mark.parametrize("typed", ["31/02/2024", "hôm qua", "12/27/2021", "01/01/0001", "\x00", "9" * 30])
def test_a_day_that_is_none_is_told_and_the_search_answers(client: Client, make_article: Make, typed: str) -> None:
    make_article("Lễ trao cờ")
    html = text(client, q="trao cờ", tu=typed)
    assert "Tìm thấy 1 bài" in html
    if typed != "\x00":
        assert "ví dụ 27/12/2021." in html
        assert 'aria-describedby="loc-tu-loi"' in html


def test_days_the_wrong_way_round_are_changed_and_that_is_told(client: Client, make_article: Make) -> None:
    make_article("Lễ trao cờ")
    html = text(client, q="trao cờ", tu="28/12/2021", den="26/12/2021")
    assert "Tìm thấy 1 bài" in html
    assert "đổi chỗ" in html


def test_pages_of_results_keep_the_filters(client: Client, make_article: Make, section: SectionPage) -> None:
    for number in range(14):
        make_article(f"Lễ trao cờ {number}").tags.add("cờ")
    html = text(client, q="trao cờ", muc=section.slug, tu="1/1/2021")
    assert "?q=trao+c%E1%BB%9D&amp;muc=phong-trao-thi-dua&amp;tu=01%2F01%2F2021&amp;page=2" in html
    assert "/le-trao-co-0/" in text(client, q="trao cờ", muc=section.slug, tu="1/1/2021", page=2)


def test_what_is_unknown_narrows_nothing(client: Client, make_article: Make) -> None:
    make_article("Lễ trao cờ")
    assert "Tìm thấy 1 bài" in text(client, q="trao cờ", muc="khong-co", the="khong-co", xyz="1")


def test_tags_of_the_results_are_offered_and_narrow_them(client: Client, make_article: Make) -> None:
    article, other = make_article("Lễ trao cờ"), make_article("Trao cờ lần hai")
    article.tags.add("nông thôn mới")
    article.save()
    assert "nông thôn mới (1)" in text(client, q="trao cờ")
    html = text(client, q="trao cờ", the="nong-thon-moi")
    assert article.slug in html
    assert "Tìm thấy 1 bài" in html
    assert other.title not in html.partition("</main>")[0].partition("<main")[2]


# ── Results ──────────────────────────────────────────────────────────────────
def test_an_excerpt_of_the_body_shows_what_the_lead_has_not(client: Client, make_article: Make) -> None:
    body = [("paragraph", "<p>Mở đầu.</p>"), ("paragraph", "<p>Bà con &amp; bản <b>Na</b> Lốc góp đất.</p>")]
    make_article("Lễ trao cờ", body=body)
    assert "Bà con &amp; bản <mark>Na</mark> <mark>Lốc</mark> góp đất." in text(client, q="na loc")


def test_queries_do_not_grow_with_the_results(
    client: Client, make_article: Make, django_assert_max_num_queries: Callable
) -> None:
    for number in range(12):
        make_article(f"Lễ trao cờ {number}")
    text(client, q="trao")
    with django_assert_max_num_queries(24):
        text(client, q="trao cờ")


def test_the_page_is_in_no_index_and_the_same_for_everybody(client: Client, make_article: Make) -> None:
    make_article("Lễ trao cờ")
    answer = client.get("/tim-kiem/", {"q": "trao cờ"})
    assert b'name="robots" content="noindex"' in answer.content
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_a_slip_is_offered_as_a_link(client: Client, make_article: Make) -> None:
    from news.search.store import rebuild

    make_article("Lễ trao cờ")
    rebuild()
    html = text(client, q="trao coo")
    assert 'Có phải bạn muốn tìm: <a href="?q=trao%20c%E1%BB%9D">trao cờ</a>' in html


# ── Documents ────────────────────────────────────────────────────────────────
@pytest.fixture
def file(db: None) -> Attachment:
    return Attachment.objects.create(title="Quyết định số 163/QĐ-UBND", file=ContentFile(b"x", "qd-163.pdf"))


def test_documents_of_published_articles_stand_under_the_results(
    client: Client, make_article: Make, file: Attachment
) -> None:
    article = make_article("Lễ trao cờ", body=[("document", {"document": file, "title": ""})])
    Attachment.objects.create(title="Dự thảo quyết định 163", file=ContentFile(b"x", "du-thao.pdf"))
    html = text(client, q="163/qd-ubnd")
    assert "Văn bản đính kèm" in html
    assert file.url in html
    assert article.url in html.partition("Văn bản đính kèm")[2]
    assert "Dự thảo" not in html
    article.unpublish()
    assert file.url not in text(client, q="163/qd-ubnd")


def test_a_document_in_the_bin_or_in_a_closed_collection_is_not_shown(
    client: Client, make_article: Make, file: Attachment
) -> None:
    make_article("Lễ trao cờ", body=[("document", {"document": file, "title": ""})])
    closed = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(), restriction_type=CollectionViewRestriction.LOGIN
    )
    assert file.url not in text(client, q="163")
    closed.delete()
    assert file.url in text(client, q="163")
    file.delete()
    assert "Văn bản đính kèm" not in text(client, q="163")


# ── Searches in vain ─────────────────────────────────────────────────────────
def test_a_search_in_vain_is_counted_once_a_time_whatever_its_marks(client: Client, home: HomePage) -> None:
    for typed in ("Huân chương", "huan  chuong", "HUÂN CHƯƠNG"):
        text(client, q=typed)
    row = MissedSearch.objects.get()
    assert (row.typed, row.folded, row.times) == ("Huân chương", "huan chuong", 3)


def test_what_is_found_or_narrowed_or_turned_over_is_not(client: Client, make_article: Make) -> None:
    make_article("Lễ trao cờ")
    for values in ({"q": "trao cờ"}, {"q": "vắng", "tu": "1/1/2021"}, {"q": ""}, {"tu": "1/1/2030"}):
        text(client, **values)
    assert not MissedSearch.objects.exists()


@pytest.mark.parametrize("typed", ["http://a.vn", "www.casino", "casino.com", "<script>", "x", "?"])
def test_what_is_no_word_is_not_kept(db: None, typed: str) -> None:
    missed.remember(Query(typed))
    assert not MissedSearch.objects.exists()


def test_a_flood_keeps_a_bounded_number_of_rows(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3 * missed.A_MINUTE):
        missed.remember(Query(f"từ {number}"), now=1_000.0)
    assert MissedSearch.objects.count() == missed.A_MINUTE
    monkeypatch.setattr(missed, "NEW_A_DAY", missed.A_MINUTE + 2)
    for number in range(10):
        missed.remember(Query(f"mới {number}"), now=2_000.0)
    missed.remember(Query("từ 1"), now=2_000.0)
    assert MissedSearch.objects.count() == missed.A_MINUTE + 2
    assert MissedSearch.objects.get(typed="từ 1").times == 2


def test_a_write_that_fails_fails_no_search(client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(missed, "_count", fail)
    assert "Không tìm thấy bài nào" in text(client, q="vắng")


def test_old_and_surplus_searches_are_forgotten(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime.date(2026, 6, 1)
    for number, (days, times) in enumerate([(181, 9), (180, 5), (1, 1), (0, 3)]):
        day = today - datetime.timedelta(days=days)
        MissedSearch.objects.create(folded=f"{number}", typed=f"{number}", times=times, first_on=day, last_on=day)
    monkeypatch.setattr(missed, "KEPT", 2)
    assert missed.prune(today) == 2
    assert set(MissedSearch.objects.values_list("typed", flat=True)) == {"1", "3"}
