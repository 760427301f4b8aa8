"""Từ tệp Word: one file makes one draft with its photos and a report, or nothing at all."""

import io
import re
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pictures import picture_file
from PIL import Image
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import GroupPagePermission, PageLogEntry
from word_files import add_picture, article_file, centred, part, repacked, words, words_of_file

from news.bin.pages import put_page
from news.blocks.paragraph import FEATURES
from news.desk.word import album
from news.models import ArticlePage, Contributor, HomePage, Photo, SectionPage
from news.photos import decode
from news.photos.intake import clean_photo

SignIn = Callable[[User], Client]
FORM = "/quan-tri/tu-tep-word/"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(content: bytes, name: str = "hoi-nghi.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, KIND)


@pytest.fixture
def desk(contributor: User, signed_in: SignIn) -> Client:
    return signed_in(contributor)


@pytest.fixture
def filled(section: SectionPage) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), "section": section.slug}


def with_photos(document: Any) -> None:
    for number, caption in enumerate(["Quang cảnh hội nghị.", "Ký giao ước thi đua."]):
        add_picture(document, number)
        centred(document, caption, italic=True)


def test_a_word_file_makes_a_draft_of_the_person_who_sent_it(
    desk: Client, filled: dict[str, Any], contributor: User, section: SectionPage
) -> None:
    person = Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV")
    content = article_file("Đoạn một.", with_photos, "Đoạn hai.", "CTV")
    answer = desk.post(FORM, filled | {"file": word_file(content)}, follow=True)
    article = ArticlePage.objects.get()
    assert answer.redirect_chain == [(f"{FORM}{article.pk}/", 302)]
    assert (article.live, article.owner, article.get_parent().pk) == (False, contributor, section.pk)
    assert (article.title, article.slug) == ("Hội nghị tổng kết", "hoi-nghi-tong-ket")
    assert article.lead == "Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết."
    assert [block.block_type for block in article.body] == ["paragraph", "gallery", "paragraph"]
    gallery = article.body[1].value["photos"]
    assert [item.shown_caption for item in gallery] == ["Quang cảnh hội nghị.", "Ký giao ước thi đua."]
    assert [item.contributor for item in article.bylines.all()] == [person]
    assert article.card_photo == gallery[0]["photo"]
    assert article.latest_revision.user == contributor
    html = answer.content.decode()
    assert "2 ảnh" in html and "CTV" in html and "hoi-nghi.docx" in html
    assert "Toàn bộ nội dung của tệp đã vào bài." in html
    for link in (f"/quan-tri/pages/{article.pk}/edit/", f"/quan-tri/pages/{article.pk}/view_draft/"):
        assert desk.get(link).status_code == 200


def test_what_was_left_out_is_told_on_the_next_page_in_the_editor_and_in_the_history(
    desk: Client, filled: dict[str, Any], contributor: User
) -> None:
    content = article_file("Lượt xem: 30", "Đoạn một.")
    html = desk.post(FORM, filled | {"file": word_file(content)}, follow=True).content.decode()
    article = ArticlePage.objects.get()
    told = "Dòng “Lượt xem: 30” không đưa vào bài."
    assert told in html and "Toàn bộ nội dung" not in html
    editor = desk.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()
    assert "Bài nhập từ tệp “hoi-nghi.docx”, có 1 điều cần xem lại" in editor
    assert f"{FORM}{article.pk}/" in editor
    assert told in desk.get(f"{FORM}{article.pk}/").content.decode()
    entry = PageLogEntry.objects.get(action="news.word")
    assert (entry.user, entry.revision_id) == (contributor, article.latest_revision_id)
    history = desk.get(f"/quan-tri/pages/{article.pk}/history/").content.decode()
    assert "Nhập từ tệp Word “hoi-nghi.docx”" in history
    ArticlePage.objects.update(first_published_at=timezone.now())
    assert "Bài nhập từ tệp" not in desk.get(f"/quan-tri/pages/{article.pk}/edit/").content.decode()


def test_a_photo_that_stands_twice_is_stored_once(desk: Client, filled: dict[str, Any]) -> None:
    def twice(document: Any) -> None:
        add_picture(document)
        document.add_paragraph("Một đoạn dài ở giữa hai ảnh, dài hơn mọi dòng chú thích ảnh của cổng cũ này.")
        add_picture(document)

    desk.post(FORM, filled | {"file": word_file(article_file(twice))})
    shown = [block.value["photo"].pk for block in ArticlePage.objects.get().body if block.block_type == "photo"]
    assert len(shown) == 2
    assert set(shown) == {Photo.objects.get().pk}


def test_a_refused_file_leaves_the_section_chosen_and_nothing_stored(
    desk: Client, filled: dict[str, Any], section: SectionPage
) -> None:
    answer = desk.post(FORM, filled | {"file": word_file(b"MZ\x90\x00 this is a program", "bao-cao.docx")})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "bao-cao.docx: Tệp này là chương trình máy tính" in html
    assert f'<option value="{section.slug}" selected>' in html
    assert filled["token"] in html
    assert not ArticlePage.objects.exists()


def test_a_missing_file_and_a_missing_section_are_asked_for(desk: Client, home: HomePage, section: SectionPage) -> None:
    home.add_child(instance=SectionPage(title="Chuyên mục khác", slug="khac"))
    html = desk.post(FORM, {"token": str(uuid.uuid4())}).content.decode()
    assert "Hãy chọn tệp Word." in html
    assert "Hãy chọn chuyên mục." in html


def test_a_file_beyond_the_limit_is_not_read(desk: Client, filled: dict[str, Any], settings: Any) -> None:
    settings.WORD_MAX_UPLOAD_SIZE = 1024 * 1024
    html = desk.post(FORM, filled | {"file": word_file(b"PK\x03\x04" + bytes(2 * 1024 * 1024))}).content.decode()
    assert "hoi-nghi.docx: tệp nặng quá 1 MB" in html


def test_a_form_sent_twice_makes_one_article(desk: Client, filled: dict[str, Any]) -> None:
    content = article_file(with_photos)
    for _ in range(2):
        assert desk.post(FORM, filled | {"file": word_file(content)}).status_code == 302
    assert (ArticlePage.objects.count(), Photo.objects.count()) == (1, 2)


def test_a_token_that_is_somebody_else_s_page_is_left_aside(
    desk: Client, filled: dict[str, Any], make_article: Callable[..., ArticlePage], contributor: User
) -> None:
    taken = make_article()
    answer = desk.post(
        FORM, filled | {"token": str(taken.translation_key), "file": word_file(article_file(with_photos))}
    )
    made = ArticlePage.objects.exclude(pk=taken.pk).get()
    assert answer.headers["Location"] == f"{FORM}{made.pk}/"
    assert (made.owner, Photo.objects.count()) == (contributor, 2)


def test_a_form_whose_draft_lies_in_the_bin_is_shown_anew_with_a_sentence(
    desk: Client, filled: dict[str, Any], section: SectionPage, contributor: User
) -> None:
    desk.post(FORM, filled | {"file": word_file(article_file())})
    put_page(ArticlePage.objects.get(), contributor)
    answer = desk.post(FORM, filled | {"file": word_file(article_file())})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Bản nháp làm từ lần gửi trước đang nằm trong thùng rác." in html
    assert f'<option value="{section.slug}" selected>' in html
    assert ArticlePage.objects.count() == 1
    token = BeautifulSoup(html, "html.parser").select_one("[data-word] [name=token]")["value"]
    assert token != filled["token"]
    assert desk.post(FORM, filled | {"token": token, "file": word_file(article_file())}).status_code == 302
    assert ArticlePage.objects.count() == 2


def test_where_storing_fails_neither_photos_nor_files_stay(
    desk: Client, filled: dict[str, Any], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ArticlePage, "save_revision", fail)
    with pytest.raises(RuntimeError):
        desk.post(FORM, filled | {"file": word_file(article_file(with_photos))})
    assert not ArticlePage.objects.exists() and not Photo.objects.exists()
    assert list(settings.MEDIA_ROOT.glob("original_images/*")) == []


def test_who_may_not_add_photos_gets_the_words_and_is_told(
    make_user: Callable[..., User], signed_in: SignIn, filled: dict[str, Any]
) -> None:
    client = signed_in(make_user("chichu", "add", photos=False))
    assert "Bạn chưa được quyền thêm ảnh" in client.get(FORM).content.decode()
    html = client.post(FORM, filled | {"file": word_file(article_file(with_photos))}, follow=True).content.decode()
    assert "Ảnh thứ 1 (“Quang cảnh hội nghị.”) không đưa được vào bài" in html
    assert not Photo.objects.exists()
    (block,) = ArticlePage.objects.get().body
    assert block.value.source == "<p><i>Quang cảnh hội nghị.</i></p><p><i>Ký giao ước thi đua.</i></p>"


def test_only_sections_where_the_person_may_add_are_offered(
    desk: Client, filled: dict[str, Any], contributor: User, home: HomePage, section: SectionPage
) -> None:
    closed = home.add_child(instance=SectionPage(title="Chuyên mục khác", slug="khac"))
    GroupPagePermission.objects.filter(group__user=contributor).update(page=section)
    assert "Chuyên mục khác" not in desk.get(FORM).content.decode()
    answer = desk.post(FORM, filled | {"section": closed.slug, "file": word_file(article_file())})
    assert "Hãy chọn một chuyên mục trong danh sách." in answer.content.decode()
    assert not ArticlePage.objects.exists()


def test_who_may_not_write_is_turned_away(make_user: Callable[..., User], signed_in: SignIn) -> None:
    client = signed_in(make_user("khach"))
    assert client.get(FORM).status_code in (302, 403)
    assert client.post(FORM, {}).status_code in (302, 403)


def test_somebody_else_s_report_stays_closed(
    desk: Client, filled: dict[str, Any], make_user: Callable[..., User], signed_in: SignIn
) -> None:
    desk.post(FORM, filled | {"file": word_file(article_file("Lượt xem: 30"))})
    address = f"{FORM}{ArticlePage.objects.get().pk}/"
    assert "Lượt xem: 30" in desk.get(address).content.decode()
    stranger = signed_in(make_user("nguoikhac", "add"))
    assert stranger.get(address).status_code in (302, 403)


def test_a_draft_that_came_otherwise_has_no_report(
    editor: User, signed_in: SignIn, make_article: Callable[..., ArticlePage]
) -> None:
    assert signed_in(editor).get(f"{FORM}{make_article(live=False).pk}/").status_code == 404


# ── What stands in the draft ─────────────────────────────────────────────────
FILES = Path(__file__).parents[1] / "word" / "files"


def said(html: Any) -> Counter[str]:
    for furniture in html.select(".visually-hidden"):
        furniture.decompose()
    return Counter(words(html.get_text(" ")))


def test_every_word_of_the_file_stands_on_the_draft_s_page_and_none_twice(desk: Client, filled: dict[str, Any]) -> None:
    Contributor.objects.create(name="CTV")
    content = (FILES / "hoi-nghi.docx").read_bytes()
    desk.post(FORM, filled | {"file": word_file(content)})
    article = ArticlePage.objects.get()
    page = desk.get(f"/quan-tri/pages/{article.pk}/view_draft/").content.decode()
    wanted = Counter(words_of_file(content, ["word/document.xml", "word/footnotes.xml"]))
    assert wanted - said(BeautifulSoup(page, "html.parser").find("article")) == Counter()
    body = said(BeautifulSoup(str(article.body), "html.parser"))
    elsewhere = f"{article.title} {article.lead} CTV"
    # What the import writes: the name of the notes, their numbers here and there, the numbers of a list.
    assert body == wanted - Counter(words(elsewhere)) + Counter(words("Chú thích [1] [1] [2] [2] 1. 2."))


def test_the_editor_s_own_form_keeps_what_the_import_wrote(desk: Client, filled: dict[str, Any]) -> None:
    desk.post(FORM, filled | {"file": word_file((FILES / "hoi-nghi.docx").read_bytes())})
    texts = [block.value.source for block in ArticlePage.objects.get().body if block.block_type == "paragraph"]
    editor = ContentstateConverter(features=FEATURES)
    for text in texts:
        kept = editor.to_database_format(editor.from_database_format(text))
        assert re.sub(r' data-block-key="\w+"', "", kept) == text


def drawn(kind: str, **extra: Any) -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").convert("P" if kind == "GIF" else "RGB").save(file, kind, **extra)
    return file.getvalue()


def with_picture(content: bytes, name: str) -> bytes:
    """A file whose only picture is a part of this name and content."""

    def add(document: Any) -> None:
        add_picture(document)
        centred(document, "Quang cảnh.", italic=True)

    made = article_file(add, "Một đoạn văn.")
    rels = part(made, "word/_rels/document.xml.rels").decode().replace("media/image1.jpg", f"media/{name}")
    assert name in rels
    types = part(made, "[Content_Types].xml").decode()
    types = types.replace("</Types>", f'<Override PartName="/word/media/{name}" ContentType="image/x"/></Types>')
    return repacked(
        made,
        {
            "word/_rels/document.xml.rels": rels.encode(),
            "[Content_Types].xml": types.encode(),
            "word/media/image1.jpg": None,
            f"word/media/{name}": content,
        },
    )


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "PNG", "WEBP"])
def test_kinds_of_pictures_that_word_takes_are_taken(desk: Client, filled: dict[str, Any], kind: str) -> None:
    desk.post(FORM, filled | {"file": word_file(with_picture(drawn(kind), f"anh.{kind.lower()}"))})
    (photo, _) = ArticlePage.objects.get().body
    assert photo.value.shown_caption == "Quang cảnh."
    assert (photo.value["photo"].width, photo.value["photo"].height) == (256, 256)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\x01\x00\x00\x00" + bytes(200), "anh.emf", "Đây là hình vẽ kiểu EMF"),
        (b"<svg/>", "anh.svg", "Đây là hình vẽ kiểu SVG"),
        (picture_file()[:3000], "anh.jpg", "Ảnh bị hỏng"),
        (b"MZ" + bytes(200), "anh.png", "Tệp này không phải là ảnh"),
        (drawn("BMP")[:500], "anh.bmp", "Ảnh bị hỏng"),
    ],
)
def test_a_picture_that_cannot_be_taken_is_named_and_its_line_stays(
    desk: Client, filled: dict[str, Any], content: bytes, name: str, told: str
) -> None:
    html = desk.post(FORM, filled | {"file": word_file(with_picture(content, name))}, follow=True).content.decode()
    assert "Ảnh thứ 1 (“Quang cảnh.”) không đưa được vào bài" in html
    assert told in html
    assert not Photo.objects.exists()
    texts = [block.value.source for block in ArticlePage.objects.get().body]
    assert texts == ["<p><i>Quang cảnh.</i></p>", "<p>Một đoạn văn.</p>"]


def test_photos_beyond_what_one_file_may_hold_are_named_and_not_decoded(
    desk: Client, filled: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = []

    def counted(file: IO[bytes]) -> tuple[bytes, str]:
        decoded.append(file)
        return clean_photo(file)

    monkeypatch.setattr(album, "clean_photo", counted)
    monkeypatch.setattr(album, "MOST_PIXELS", 300 * 200 + 301 * 200)

    def three(document: Any) -> None:
        for number in (0, 1, 0, 2):
            add_picture(document, number)
            centred(document, f"Ảnh số {number}.", italic=True)

    html = desk.post(FORM, filled | {"file": word_file(article_file(three))}, follow=True).content.decode()
    assert "Ảnh thứ 4 (“Ảnh số 2.”) không đưa được vào bài. Các ảnh trong tệp có quá nhiều điểm ảnh" in html
    assert (len(decoded), Photo.objects.count()) == (2, 2)


def test_a_photo_too_large_by_itself_leaves_room_for_the_others(
    desk: Client, filled: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "MAX_PIXELS", 301 * 200)
    monkeypatch.setitem(decode.PLAIN, "JPEG", 301 * 200)
    monkeypatch.setattr(album, "MOST_PIXELS", 300 * 200)

    def two(document: Any) -> None:
        for number in (2, 0):
            add_picture(document, number)
            centred(document, f"Ảnh số {number}.", italic=True)

    html = desk.post(FORM, filled | {"file": word_file(article_file(two))}, follow=True).content.decode()
    assert "Ảnh thứ 1 (“Ảnh số 2.”) không đưa được vào bài. Ảnh có quá nhiều điểm ảnh" in html
    assert [photo.caption for photo in Photo.objects.all()] == ["Ảnh số 0."]


def test_photos_come_without_the_place_where_they_were_taken(desk: Client, filled: dict[str, Any]) -> None:
    picture = Image.radial_gradient("L").convert("RGB")
    exif = picture.getexif()
    exif[0x0110] = "MayAnhMau"
    content = with_picture(drawn("JPEG", exif=exif), "anh.jpg")
    assert b"MayAnhMau" in part(content, "word/media/anh.jpg")
    desk.post(FORM, filled | {"file": word_file(content)})
    with Photo.objects.get().file.open() as stored:
        assert b"MayAnhMau" not in stored.read()


def test_a_day_in_the_file_is_the_day_of_the_article(desk: Client, filled: dict[str, Any]) -> None:
    desk.post(FORM, filled | {"file": word_file(article_file("Ngày đăng: 27/12/2021 15:40", "Đoạn."))})
    assert f"{timezone.localtime(ArticlePage.objects.get().published_on):%d/%m/%Y %H:%M}" == "27/12/2021 15:40"


def test_a_pen_name_goes_before_a_name(desk: Client, filled: dict[str, Any]) -> None:
    Contributor.objects.create(name="Mây Trắng")
    writer = Contributor.objects.create(name="Lò Thị Mẫu", pen_name="Mây Trắng")
    desk.post(FORM, filled | {"file": word_file(article_file("Đoạn.", "Bài, ảnh: mây trắng"))})
    assert [item.contributor for item in ArticlePage.objects.get().bylines.all()] == [writer]
