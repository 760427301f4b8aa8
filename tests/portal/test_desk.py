"""The editors' desk as an administrator meets it."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pictures import picture_file
from PIL import Image

from news.models import ArticlePage, Photo, SectionPage
from news.photos import sizes

ONE = "/quan-tri/images/add/"
MANY = "/quan-tri/images/multiple/add/"
CHOOSER = "/quan-tri/images/chooser/create/"
Make = Callable[..., ArticlePage]


@pytest.fixture
def desk(client: Client, db: None) -> Client:
    client.force_login(get_user_model().objects.create_superuser("quantri", "a@example.vn", "x"))
    return client


def test_an_article_with_photos_opens_for_editing_again_and_again(
    desk: Client, make_article: Make, photo: Photo
) -> None:
    block = {"photo": photo, "caption": "", "credit": "", "alt": ""}
    article = make_article(body=[("photo", block), ("gallery", {"title": "", "photos": [block, block]})])
    for _ in range(2):
        assert desk.get(f"/quan-tri/pages/{article.pk}/edit/").status_code == 200
        for cache in caches.all():
            cache.clear()


def test_half_a_form_is_refused_in_a_sentence_and_saves_nothing(
    desk: Client, make_article: Make, section: SectionPage
) -> None:
    article = make_article(title="Như cũ")
    new = f"/quan-tri/pages/add/news/articlepage/{section.pk}/"
    for address in (new, f"/quan-tri/pages/{article.pk}/edit/"):
        response = desk.post(address, {"title": "Nửa chừng", "action-publish": "yes"})
        assert response.status_code == 400
        assert "không hợp lệ" in response.content.decode()
    assert not ArticlePage.objects.filter(title="Nửa chừng").exists()
    assert not article.revisions.filter(content__title="Nửa chừng").exists()


def test_the_admin_greets_in_vietnamese(desk: Client, section: SectionPage) -> None:
    for address in ("/quan-tri/", f"/quan-tri/pages/add/news/articlepage/{section.pk}/", "/quan-tri/images/add/"):
        html = desk.get(address).content.decode()
        assert 'lang="vi"' in html
        assert "Đăng xuất" in html or "Lưu" in html
        for english in ("Save draft", "Add an image", "Dashboard", ">Pages<"):
            assert english not in html


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("anh.jpg", b"not a photo at all", "không phải là ảnh"),
        ("anh.jpg", picture_file()[:2000], "bị hỏng"),
        ("anh.png", picture_file(kind="PNG")[:-200], "bị hỏng"),
        ("anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là ảnh"),
    ],
)
@pytest.mark.parametrize(
    "address", ["/quan-tri/images/add/", "/quan-tri/images/multiple/add/", "/quan-tri/images/chooser/create/"]
)
def test_an_upload_that_is_no_photo_gets_a_sentence_and_stores_nothing(
    desk: Client, address: str, name: str, content: bytes, sentence: str
) -> None:
    field = {
        "/quan-tri/images/multiple/add/": "files[]",
        "/quan-tri/images/chooser/create/": "image-chooser-upload-file",
    }
    title = {"image-chooser-upload-title": "Ảnh", "title": "Ảnh"}
    upload = SimpleUploadedFile(name, content, "image/jpeg")
    response = desk.post(address, {field.get(address, "file"): upload, **title})
    assert response.status_code == 200
    text = response.content.decode("unicode-escape" if "json" in response["Content-Type"] else "utf-8")
    assert sentence in text
    assert not Photo.everything.exists()


@pytest.mark.parametrize(
    ("name", "kind"), [("anh.jpg", "JPEG"), ("anh.png", "PNG"), ("anh.webp", "WEBP"), ("anh.heic", "HEIF")]
)
def test_a_photo_is_stored_upright_and_without_metadata(desk: Client, name: str, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    upload = SimpleUploadedFile(name, picture_file(kind=kind, exif=exif), "image/jpeg")
    response = desk.post("/quan-tri/images/add/", {"file": upload, "title": "Quang cảnh hội nghị"})
    assert response.status_code == 302, response.content.decode()
    stored = Photo.objects.get()
    assert stored.file.name.startswith("original_images/")
    # A HEIC file turns the picture itself; its EXIF orientation says nothing.
    assert (stored.width, stored.height) == ((900, 600) if kind == "HEIF" else (600, 900))
    with stored.file.open() as file:
        assert not Image.open(file).getexif()
    rendition = stored.renditions.get(filter_spec=sizes.BASE)
    with rendition.file.open() as file:
        assert not Image.open(file).getexif()


@pytest.mark.parametrize("address", ["/quan-tri/documents/add/", "/quan-tri/documents/chooser/"])
def test_the_form_for_documents_explains_itself_with_an_example(desk: Client, address: str) -> None:
    html = desk.get(address).content.decode()
    text = json.loads(html)["html"] if html.startswith("{") else html
    assert "Ví dụ: Quyết định số 163/QĐ-UBND" in text


def test_the_menu_calls_a_person_by_the_whole_name(client: Client, db: None) -> None:
    person = get_user_model().objects.create_superuser(
        "phuong", "p@example.vn", "x", first_name="Lò Thị", last_name="Phượng"
    )
    client.force_login(person)
    page = client.get("/quan-tri/").content.decode()
    menu = json.loads(page.partition('id="wagtail-sidebar-props"')[2].partition(">")[2].partition("</script>")[0])
    assert '"name": "Lò Thị Phượng"' in json.dumps(menu, ensure_ascii=False)
