"""An article as it stands, checked: beside its form, and at the moment of publishing."""

import datetime
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from editing import form_of
from roles import APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in
from wagtail.models import Page

import news.sample
from news.importing import create_article, read_old_page
from news.models import ArticlePage, LinkedHost, Photo, SectionPage, Slip
from news.review import Severity, draft, review

first_slips = import_module("news.migrations.0005_first_slips")
pytestmark = pytest.mark.django_db
MakeArticle = Callable[..., ArticlePage]
SEED = Path(news.sample.__file__).with_name("trang-cu.txt")
OLD = "Ban Thi ®ua - Khen th\u00adëng tØnh"


def said(article: ArticlePage) -> list[tuple[str, str]]:
    return [(finding.place.name, finding.sentence) for finding in review(article)]


@pytest.fixture
def body(photo: Photo) -> list[tuple[str, Any]]:
    return [("photo", {"photo": photo, "caption": "Quang cảnh hội nghị.", "credit": "", "alt": ""})]


def test_the_slips_of_the_page_of_the_old_site(section: SectionPage, photo: Photo) -> None:
    page = read_old_page(SEED.read_text(encoding="utf-8"))
    article = create_article(page, section, timezone.now(), [photo] * 3)
    assert said(article) == [
        ("Lời dẫn", "Ngày “27/12” chưa có năm: đọc lại sau này không biết là năm nào. Ví dụ: 27/12/2021."),
        ("Đoạn văn thứ 1", "“BanThi” thiếu dấu cách trước chữ hoa. Viết: “Ban Thi”."),
        ("Đoạn văn thứ 5", "“kiếm tra” có lẽ là “kiểm tra”."),
        ("Đoạn văn thứ 5", "“trong tâm” có lẽ là “trọng tâm”."),
    ]


def test_a_good_article_has_nothing_to_look_at(make_article: MakeArticle, body: list[tuple[str, Any]]) -> None:
    assert review(make_article(body=body)) == []


def test_every_part_of_an_article_is_read(make_article: MakeArticle, photo: Photo) -> None:
    bad = "kiếm tra"
    words = {"photo": photo, "caption": bad, "credit": "", "alt": ""}
    body = [
        ("paragraph", f"<p>Tốt</p><ul><li>{bad}</li></ul>"),
        ("heading", bad),
        ("quote", {"text": "Tốt", "attribution": bad}),
        ("photo", words),
        ("gallery", {"title": bad, "photos": [words, {**words, "caption": ""}]}),
        ("table", {"data": [["Tốt", bad]]}),
        ("video", {"url": "https://example.vn/v", "title": bad, "poster": None}),
    ]
    article = make_article(bad, lead=bad, source=bad, body=body)
    places = [place for place, sentence in said(article) if "kiểm tra" in sentence]
    wanted = "Tiêu đề, Lời dẫn, Nguồn tin, Đoạn văn thứ 1, Đề mục thứ 1, Trích dẫn thứ 1, Ảnh thứ 1, Bộ ảnh thứ 1"
    assert places == [*wanted.split(", "), "Ảnh thứ 2", "Bảng thứ 1", "Video thứ 1"]


def test_editors_extend_the_list_of_slips(make_article: MakeArticle, body: list[tuple[str, Any]]) -> None:
    client = signed_in(make_person(EDITOR))
    sent = {"wrong": "tập  thê", "right": "tập thể", "unless_followed_by": ""}
    assert client.post("/quan-tri/snippets/news/slip/add/", sent).status_code == 302
    assert said(make_article("Khen thưởng tập thê", body=body)) == [("Tiêu đề", "“tập thê” có lẽ là “tập thể”.")]
    again = client.post("/quan-tri/snippets/news/slip/add/", sent)
    assert "đã có trong danh sách" in again.content.decode()
    Slip.objects.get(wrong="tập thê").delete()
    assert said(make_article("Khen thưởng tập thê", slug="hai", body=body)) == []


def test_a_host_is_new_until_an_article_with_it_is_published(
    make_article: MakeArticle, body: list[tuple[str, Any]], settings: Any
) -> None:
    settings.PORTAL_URL = "https://cong.example"
    link = '<p><a href="https://www.la.example/tin?a=1&amp;b=2">x</a> <a href="https://cong.example/tin/">y</a></p>'
    article = make_article(live=False, body=[*body, ("paragraph", link)])
    assert [finding.severity for finding in review(article)] == [Severity.ADVICE]
    assert "la.example" in said(article)[0][1]
    article.save_revision().publish()
    assert LinkedHost.objects.filter(host="la.example").exists()
    assert review(article) == []


def test_what_was_linked_before_there_were_checks_is_known(make_article: MakeArticle) -> None:
    link = '<p><a href="https://www.cu.example/tin?a=1&amp;b=2">x</a></p>'
    make_article(
        body=[("paragraph", link), ("video", {"url": "https://video.example/v", "title": "x", "poster": None})]
    )
    make_article("Bài nháp", live=False, body=[("paragraph", '<p><a href="https://nhap.example/">x</a></p>')])
    first_slips.remember_hosts(apps, None)
    assert set(LinkedHost.objects.values_list("host", flat=True)) == {"cu.example", "video.example"}
    before = Slip.objects.count()
    first_slips.add_slips(apps, None)
    assert Slip.objects.count() == before > 20


def test_checking_costs_few_queries(
    make_article: MakeArticle, body: list[tuple[str, Any]], django_assert_max_num_queries: Any
) -> None:
    links = [("paragraph", f'<p><a href="https://{n}.example/">x</a></p>') for n in range(20)]
    article = ArticlePage.objects.get(pk=make_article(body=[*body * 10, *links]).pk)
    with django_assert_max_num_queries(6):
        review(article)


# ── Beside the form ──────────────────────────────────────────────────────────
def test_the_panel_tells_what_to_look_at_and_where(make_article: MakeArticle, body: list[tuple[str, Any]]) -> None:
    article = make_article(lead="Chiều 27/12, kiếm tra.", body=body, live=False)
    article.save_revision()
    html = signed_in(make_person(EDITOR)).get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    assert "Kiểm tra trước khi đăng" in html
    assert 'data-review-count="2"' in html
    assert "“kiếm tra” có lẽ là “kiểm tra”." in html


def test_every_place_is_in_the_form(make_article: MakeArticle) -> None:
    """The body's blocks are drawn by the browser."""
    article = make_article(live=False)
    article.save_revision()
    html = signed_in(make_person(EDITOR)).get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    for place in (draft.TITLE, draft.LEAD, draft.SOURCE, draft.COVER):
        assert f'id="{place.anchor}"' in html


def test_a_new_article_has_the_panel_before_it_is_saved(section: SectionPage) -> None:
    html = signed_in(make_person(EDITOR)).get(f"/quan-tri/pages/add/news/articlepage/{section.pk}/").content.decode()
    assert "Bài được kiểm tra sau khi lưu lần đầu." in html


def test_other_pages_have_no_such_panel(section: SectionPage) -> None:
    client = signed_in(make_person(EDITOR))
    assert "data-review-count" not in client.get(f"/quan-tri/pages/{section.pk}/edit/").content.decode()


def test_a_quick_post_is_checked_at_once(make_article: MakeArticle) -> None:
    user = make_person(CONTRIBUTOR)
    article = make_article(lead="Chiều 27/12/2021, kiếm tra.", owner=user, live=False)
    article.save_revision(user=user)
    html = signed_in(user).get(f"/quan-tri/dang-nhanh/{article.pk}/").content.decode()
    assert "2 điểm nên xem lại" in html
    assert f'href="/quan-tri/pages/{article.pk}/edit/#panel-child-noi_dung-lead-section"' in html


# ── Conversion ───────────────────────────────────────────────────────────────
def old_article(make_article: MakeArticle, photo: Photo, **values: Any) -> ArticlePage:
    photo.caption = "Héi nghÞ tæng kÕt"
    photo.save()
    body = [
        (
            "paragraph",
            f'<p>{OLD} <b>1 &lt; 2</b></p><p>Chữ Unicode ở đây</p><p><a href="https://example.vn/®">tØnh</a></p>',
        ),
        ("photo", {"photo": photo, "caption": "", "credit": "", "alt": ""}),
        ("heading", "tØnh"),
    ]
    article = make_article("Uû ban nh©n d©n tØnh", lead=OLD, body=body, owner=values.pop("owner", None), live=False)
    article.save_revision()
    return article


def test_an_article_in_an_old_encoding_becomes_unicode_as_a_new_version(
    make_article: MakeArticle, photo: Photo
) -> None:
    user = make_person(EDITOR)
    article = old_article(make_article, photo, owner=user)
    assert "TCVN3" in said(article)[0][1]
    before = article.revisions.count()
    answer = signed_in(user).post(f"/quan-tri/kiem-tra/{article.pk}/chuyen-ma/", follow=True)
    assert "Đã chuyển 6 chỗ sang Unicode" in answer.content.decode()
    assert article.revisions.count() == before + 1
    now = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert (now.title, now.lead) == ("Uỷ ban nhân dân tỉnh", "Ban Thi đua - Khen thưởng tỉnh")
    paragraph, shown, heading = (child["value"] for child in now.body.raw_data)
    assert paragraph == (
        "<p>Ban Thi đua - Khen thưởng tỉnh <b>1 &lt; 2</b></p><p>Chữ Unicode ở đây</p>"
        '<p><a href="https://example.vn/®">tỉnh</a></p>'
    )
    assert (shown["caption"], heading) == ("Hội nghị tổng kết", "tỉnh")
    photo.refresh_from_db()
    assert photo.caption == "Héi nghÞ tæng kÕt"
    again = signed_in(user).post(f"/quan-tri/kiem-tra/{article.pk}/chuyen-ma/", follow=True)
    assert "Không còn chỗ nào" in again.content.decode()
    assert article.revisions.count() == before + 1


def test_a_public_article_stays_as_it_is_until_the_converted_version_is_published(
    make_article: MakeArticle, photo: Photo
) -> None:
    user = make_person(APPROVER)
    article = old_article(make_article, photo)
    article.get_latest_revision().publish()
    signed_in(user).post(f"/quan-tri/kiem-tra/{article.pk}/chuyen-ma/")
    now = ArticlePage.objects.get(pk=article.pk)
    assert now.lead == OLD and now.has_unpublished_changes
    assert now.get_latest_revision_as_object().lead == "Ban Thi đua - Khen thưởng tỉnh"


def test_who_may_not_edit_may_not_convert(make_article: MakeArticle, photo: Photo) -> None:
    article = old_article(make_article, photo)
    address = f"/quan-tri/kiem-tra/{article.pk}/chuyen-ma/"
    assert signed_in(make_person(CONTRIBUTOR)).post(address).status_code == 302
    assert signed_in(make_person(EDITOR)).get(address).status_code == 405
    Page.objects.filter(pk=article.pk).update(locked=True, locked_by=make_person(APPROVER), locked_at=timezone.now())
    answer = signed_in(make_person(EDITOR)).post(address, follow=True)
    assert "đang bị khóa" in answer.content.decode()
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().lead == OLD


# ── Publishing ───────────────────────────────────────────────────────────────
def test_publishing_is_never_stopped_and_tells_what_is_left(make_article: MakeArticle) -> None:
    article = make_article(lead="Chiều 27/12, kiếm tra.", live=False)
    article.save_revision()
    client = signed_in(make_person(APPROVER))
    address = f"/quan-tri/pages/{article.pk}/edit/"
    sent = {**form_of(client, address), "action-publish": "action-publish"}
    html = client.post(address, sent, follow=True).content.decode()
    article.refresh_from_db()
    assert article.live
    assert "Bài này còn 3 điểm nên xem lại:" in html
    assert "Lời dẫn: “kiếm tra” có lẽ là “kiểm tra”." in html


def test_approving_tells_it_too(make_article: MakeArticle) -> None:
    author, approver = make_person(CONTRIBUTOR), make_person(APPROVER)
    article = make_article(lead="Chiều 27/12/2021, kiếm tra.", live=False, owner=author)
    article.save_revision(user=author)
    article.get_workflow().start(article, author)
    address = f"/quan-tri/pages/{article.pk}/edit/"
    html = ""
    for person in (make_person(EDITOR), approver):
        act = {"action-workflow-action": "true", "workflow-action-name": "approve"}
        client = signed_in(person)
        html = client.post(address, {**form_of(client, address), **act}, follow=True).content.decode()
        assert ("nên xem lại:" in html) is (person == approver)
    article.refresh_from_db()
    assert article.live
    assert "Lời dẫn: “kiếm tra” có lẽ là “kiểm tra”." in html


def test_a_good_article_is_published_without_a_word(make_article: MakeArticle, photo: Photo) -> None:
    article = make_article(live=False, cover=photo, published_on=timezone.now() - datetime.timedelta(days=1))
    article.save_revision()
    client = signed_in(make_person(APPROVER))
    address = f"/quan-tri/pages/{article.pk}/edit/"
    html = client.post(address, {**form_of(client, address), "action-publish": "x"}, follow=True).content.decode()
    article.refresh_from_db()
    assert article.live
    assert "nên xem lại" not in html
