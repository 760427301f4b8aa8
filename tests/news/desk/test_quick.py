"""Đăng nhanh: one form from a phone makes one draft, and no mistake loses what was sent."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pictures import picture_file
from wagtail.models import Collection, GroupPagePermission, PageLogEntry, Workflow, WorkflowPage

from news.desk.quick.draft import create_draft
from news.desk.quick.paragraphs import paragraphs
from news.models import ArticlePage, HomePage, Photo, SectionPage

SignIn = Callable[[User], Client]
FORM = "/quan-tri/dang-nhanh/"


@pytest.fixture
def phone(contributor: User, signed_in: SignIn) -> Client:
    return signed_in(contributor)


@pytest.fixture
def filled(section: SectionPage) -> dict[str, Any]:
    return {
        "token": str(uuid.uuid4()),
        "title": "Trao cờ thi đua",
        "section": section.slug,
        "lead": "Sáng 05/02/2026, Ban trao cờ thi đua.",
        "text": "Đoạn một.\n\nĐoạn hai.",
    }


def shot(name: str, content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or picture_file(), "image/jpeg")


def kept_photos(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'name="photo" value="(\d+)"', html)]


def test_a_filled_form_makes_a_draft_of_the_person_who_sent_it(
    phone: Client, filled: dict[str, Any], contributor: User, section: SectionPage
) -> None:
    WorkflowPage.objects.all().delete()
    answer = phone.post(FORM, filled, follow=True)
    article = ArticlePage.objects.get()
    assert answer.redirect_chain == [(f"{FORM}{article.pk}/", 302)]
    assert (article.live, article.owner, article.get_parent().pk) == (False, contributor, section.pk)
    assert (article.title, article.slug) == ("Trao cờ thi đua", "trao-co-thi-dua")
    assert article.body[0].value.source == "<p>Đoạn một.</p><p>Đoạn hai.</p>"
    assert article.latest_revision.user == contributor
    assert set(PageLogEntry.objects.values_list("action", flat=True)) >= {"wagtail.create"}
    html = answer.content.decode()
    for link in (f"/quan-tri/pages/{article.pk}/edit/", f"/quan-tri/pages/{article.pk}/view_draft/"):
        assert link in html
        assert phone.get(link).status_code == 200
    assert "Gửi duyệt" not in html


def test_words_are_stored_clean(phone: Client, filled: dict[str, Any]) -> None:
    filled |= {
        "title": " Tập huấn\u00a0nghi\u0323 quyết ",
        "lead": "NÐ-CP\u200b",
        "text": "<b>&\r\nhàng hai\r\n\r\n \r\nxong",
    }
    phone.post(FORM, filled)
    article = ArticlePage.objects.get()
    assert (article.title, article.lead) == ("Tập huấn nghị quyết", "NĐ-CP")
    assert article.body[0].value.source == "<p>&lt;b&gt;&amp;<br/>hàng hai</p><p>xong</p>"


@pytest.mark.parametrize(
    ("text", "rich"),
    [
        ("", ""),
        (" \n\t\n ", ""),
        ("một", "<p>một</p>"),
        ("một\nhai", "<p>một<br/>hai</p>"),
        ("một\r\n\r\n\r\nhai\n", "<p>một</p><p>hai</p>"),
        ("một\n \t\nhai", "<p>một</p><p>hai</p>"),
        ("<script>", "<p>&lt;script&gt;</p>"),
    ],
)
def test_blank_lines_part_paragraphs(text: str, rich: str) -> None:
    assert paragraphs(text) == rich


def test_one_photo_stands_alone_and_several_become_a_gallery_in_order(phone: Client, filled: dict[str, Any]) -> None:
    phone.post(FORM, filled | {"photos": [shot("a.jpg")], "caption": ["Quang cảnh."]})
    alone = ArticlePage.objects.get().body[1]
    assert (alone.block_type, alone.value.shown_caption) == ("photo", "Quang cảnh.")
    second = {"token": str(uuid.uuid4()), "title": "Bài hai"}
    phone.post(FORM, filled | second | {"photos": [shot("a.jpg"), shot("b.jpg")], "caption": ["Một", "Hai"]})
    gallery = ArticlePage.objects.get(title="Bài hai").body[1]
    assert gallery.block_type == "gallery"
    assert [item.shown_caption for item in gallery.value["photos"]] == ["Một", "Hai"]
    assert ArticlePage.objects.get(title="Bài hai").card_photo == gallery.value["photos"][0]["photo"]


def test_a_broken_photo_is_named_and_the_others_stay_for_the_next_try(phone: Client, filled: dict[str, Any]) -> None:
    sent = [shot("tot-1.jpg"), shot("hong.jpg", picture_file()[:2000]), shot("tot-2.jpg"), shot("chu.jpg", b"text")]
    answer = phone.post(FORM, filled | {"photos": sent, "caption": ["Một", "Hỏng", "Hai", ""]})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "hong.jpg: Ảnh bị hỏng" in html
    assert "chu.jpg: Tệp này không phải là ảnh" in html
    assert not ArticlePage.objects.exists()
    for typed in ("Trao cờ thi đua", "Sáng 05/02/2026", "Đoạn hai."):
        assert typed in html
    photos = kept_photos(html)
    assert len(photos) == Photo.objects.count() == 2
    captions = {f"caption-{photo}": caption for photo, caption in zip(photos, ["Một", "Hai đã sửa"], strict=True)}
    phone.post(FORM, filled | {"photo": photos, **captions})
    gallery = ArticlePage.objects.get().body[1].value["photos"]
    assert [item["photo"].pk for item in gallery] == photos
    assert [item.shown_caption for item in gallery] == ["Một", "Hai đã sửa"]
    assert Photo.objects.count() == 2


def test_a_missing_title_keeps_the_photos(phone: Client, filled: dict[str, Any]) -> None:
    html = phone.post(FORM, filled | {"title": "", "photos": [shot("a.jpg")]}).content.decode()
    assert "Hãy nhập tiêu đề bài." in html
    assert len(kept_photos(html)) == 1


def test_without_scripts_photos_are_uploaded_first_and_then_get_captions(phone: Client, filled: dict[str, Any]) -> None:
    html = phone.post(FORM, filled | {"title": "", "photos": [shot("a.jpg")], "upload": "1"}).content.decode()
    assert "Hãy nhập tiêu đề bài." not in html
    (photo,) = kept_photos(html)
    assert f'name="caption-{photo}"' in html
    assert filled["token"] in html
    assert "Đoạn hai." in html


def test_a_photo_can_be_left_out_again(phone: Client, filled: dict[str, Any]) -> None:
    html = phone.post(FORM, filled | {"photos": [shot("a.jpg"), shot("b.jpg")], "upload": "1"}).content.decode()
    first, second = kept_photos(html)
    phone.post(FORM, filled | {"photo": [first, second], "leave_out": [first]})
    assert ArticlePage.objects.get().body[1].value["photo"].pk == second


def test_nobody_else_s_photo_and_no_nonsense_gets_into_the_article(
    phone: Client, filled: dict[str, Any], photo: Photo
) -> None:
    phone.post(FORM, filled | {"photo": [photo.pk, "x", "-1", "9" * 40, 999_999]})
    assert [block.block_type for block in ArticlePage.objects.get().body] == ["paragraph"]


def test_a_form_sent_twice_makes_one_article(phone: Client, filled: dict[str, Any]) -> None:
    for _ in range(2):
        answer = phone.post(FORM, filled | {"photos": [shot("a.jpg")]})
        assert answer.status_code == 302
    assert ArticlePage.objects.count() == Photo.objects.count() == 1


def test_two_forms_that_pass_the_first_look_together_make_one_article(
    contributor: User, section: SectionPage, filled: dict[str, Any]
) -> None:
    token = uuid.uuid4()
    first, made = create_draft(contributor, token, section, filled, [])
    again, made_again = create_draft(contributor, token, section, filled, [])
    assert (first.pk, made, made_again) == (again.pk, True, False)


def test_only_sections_where_the_person_may_add_are_offered(
    phone: Client, filled: dict[str, Any], contributor: User, home: HomePage, section: SectionPage
) -> None:
    closed = home.add_child(instance=SectionPage(title="Chuyên mục khác", slug="khac"))
    GroupPagePermission.objects.filter(group__user=contributor).update(page=section)
    html = phone.get(FORM).content.decode()
    assert "Phong trào thi đua</option>" in html
    assert "Chuyên mục khác" not in html
    answer = phone.post(FORM, filled | {"section": closed.slug})
    assert "Hãy chọn một chuyên mục trong danh sách." in answer.content.decode()
    assert not ArticlePage.objects.exists()


def test_who_may_not_write_is_turned_away(make_user: Callable[..., User], signed_in: SignIn) -> None:
    client = signed_in(make_user("khach"))
    assert client.get(FORM).status_code in (302, 403)
    assert client.post(FORM, {}).status_code in (302, 403)


def test_who_may_not_add_photos_writes_without(
    make_user: Callable[..., User], signed_in: SignIn, filled: dict[str, Any]
) -> None:
    client = signed_in(make_user("chichu", "add", photos=False))
    assert 'type="file"' not in client.get(FORM).content.decode()
    client.post(FORM, filled | {"photos": [shot("a.jpg")]})
    assert not Photo.objects.exists()
    assert ArticlePage.objects.exists()


def test_photos_go_where_the_person_may_put_them(phone: Client, filled: dict[str, Any], contributor: User) -> None:
    folder = Collection.get_first_root_node().add_child(name="Ảnh cộng tác viên")
    for group in contributor.groups.all():
        group.collection_permissions.update(collection=folder)
    phone.post(FORM, filled | {"photos": [shot("a.jpg")]})
    photo = Photo.objects.get()
    assert (photo.collection.name, photo.uploaded_by_user) == ("Ảnh cộng tác viên", contributor)


def test_nonsense_in_every_field_is_no_error(phone: Client, section: SectionPage) -> None:
    for value in ("", "x" * 300_000, "\ud800", "9" * 30, "<script>", "-1"):
        nonsense = dict.fromkeys(("token", "title", "section", "lead", "text", "photo", "caption", "leave_out"), value)
        try:
            answer = phone.post(FORM, nonsense)
        except UnicodeEncodeError:  # the test client cannot send it
            continue
        assert answer.status_code == 200
    assert not ArticlePage.objects.exists()


def test_the_draft_can_be_sent_for_approval_once(phone: Client, filled: dict[str, Any], workflow: Workflow) -> None:
    answer = phone.post(FORM, filled, follow=True)
    assert "Gửi duyệt" in answer.content.decode()
    article = ArticlePage.objects.get()
    answer = phone.post(f"{FORM}{article.pk}/gui-duyet/", follow=True)
    assert "Đã gửi duyệt bài" in answer.content.decode()
    assert "Chờ biên tập" in answer.content.decode()
    answer = phone.post(f"{FORM}{article.pk}/gui-duyet/", follow=True)
    assert "không gửi duyệt được nữa" in answer.content.decode()
    assert article.workflow_states.count() == 1


def test_somebody_else_s_draft_stays_closed(
    phone: Client, filled: dict[str, Any], editor: User, section: SectionPage
) -> None:
    article, _ = create_draft(editor, uuid.uuid4(), section, filled, [])
    for address in (f"{FORM}{article.pk}/", f"{FORM}{article.pk}/gui-duyet/"):
        assert phone.post(address).status_code in (302, 403, 405)
        assert "Trao cờ" not in phone.get(address).content.decode()
    # The token of somebody else's form leads nowhere.
    answer = phone.post(FORM, filled | {"token": str(article.translation_key)})
    assert answer.status_code != 500
