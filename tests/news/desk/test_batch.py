"""Thêm nhiều ảnh: each file becomes a clean photo or gets a Vietnamese sentence with its name; nothing is lost."""

import io
import re
from collections.abc import Callable
from typing import Any

import camera
import pytest
from camera import KINDS, SUFFIXES
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Collection, UploadedFile

from news.models import ArticlePage, Photo
from news.photos import sizes, store
from news.photos.focus import set_focus
from news.photos.renditions import make_all
from news.photos.store import store_photo

UPLOAD = "/quan-tri/anh-hang-loat/tai-len/"
DAMAGED, NO_PHOTO, FLOOD = "Ảnh bị hỏng hoặc chưa tải lên hết", "Tệp này không phải là ảnh", "quá nhiều điểm ảnh"


@pytest.fixture
def desk(client: Client, contributor: User) -> Client:
    client.force_login(contributor)
    return client


def send(client: Client, name: str, content: bytes, **fields: Any) -> tuple[int, Any]:
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile(name, content), **fields})
    return answer.status_code, answer.json()


def stored(told: Any) -> Image.Image:
    """The picture as it lies in the storage."""
    with Photo.objects.get(pk=told["photo"]["id"]).file.open("rb") as file:
        picture = Image.open(io.BytesIO(file.read()))
    picture.load()
    return picture


def middle(picture: Image.Image) -> Any:
    return picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))


def is_about(colour: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 30 for one, other in zip(colour, wanted, strict=True))


def is_clean(picture: Image.Image) -> bool:
    plain = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    return picture.mode == "RGB" and not picture.getexif() and set(picture.info) <= plain


# ── Every format, whole or not ───────────────────────────────────────────────
@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_photo_is_stored_clean(desk: Client, kind: str) -> None:
    status, told = send(desk, f"Hội nghị{SUFFIXES[kind]}", camera.whole(kind))
    assert status == 200
    assert told["new"] is True
    assert told["photo"]["title"] == "Hội nghị"
    picture = stored(told)
    assert is_clean(picture)
    assert picture.size == camera.SIZE
    assert is_about(middle(picture), camera.RED)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.02, 0.5, 0.97])
def test_a_truncated_photo_gets_a_sentence_or_is_whole_enough(desk: Client, kind: str, part: float) -> None:
    content = camera.whole(kind)
    status, told = send(desk, f"DSC_1{SUFFIXES[kind]}", content[: max(20, int(len(content) * part))])
    assert status == 422
    assert told["refused"].startswith(f"DSC_1{SUFFIXES[kind]}: {DAMAGED}")
    assert not Photo.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_extension_does_not_matter(desk: Client, kind: str) -> None:
    wrong = ".png" if kind == "JPEG" else ".jpg"
    status, told = send(desk, f"anh{wrong}", camera.whole(kind))
    assert status == 200
    assert is_clean(stored(told))


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_megapixels_are_refused(desk: Client, kind: str) -> None:
    status, told = send(desk, "khong-lo", camera.huge(kind))
    assert status == 422
    assert told["refused"].startswith("khong-lo: ")
    assert FLOOD in told["refused"]


@pytest.mark.parametrize("kind", KINDS)
def test_of_moving_pictures_the_first_one_stays(desk: Client, kind: str) -> None:
    status, told = send(desk, f"dong{SUFFIXES[kind]}", camera.moving(kind))
    assert status == 200
    picture = stored(told)
    assert is_clean(picture)
    assert getattr(picture, "n_frames", 1) == 1
    assert is_about(middle(picture), camera.RED)


def test_printers_colours_become_those_of_the_screen(desk: Client) -> None:
    status, told = send(desk, "in.jpg", camera.in_printers_colours())
    assert status == 200
    assert is_clean(stored(told))
    assert is_about(middle(stored(told)), camera.RED)


@pytest.mark.parametrize(
    "content", [camera.sixteen_bits("PNG"), camera.sixteen_bits("HEIF"), camera.sixteen_bits_of_grey()]
)
def test_sixteen_bits_become_eight_of_the_same_brightness(desk: Client, content: bytes) -> None:
    status, told = send(desk, "sau.png", content)
    assert status == 200
    assert is_clean(stored(told))
    assert is_about(middle(stored(told)), (128, 128, 128))


@pytest.mark.parametrize("kind", KINDS)
def test_a_colour_profile_is_applied_and_gone(desk: Client, kind: str) -> None:
    status, told = send(desk, f"mau{SUFFIXES[kind]}", camera.with_profile(kind))
    assert status == 200
    picture = stored(told)
    assert is_clean(picture)
    red, green, _ = middle(picture)
    assert green > red + 100


@pytest.mark.parametrize("kind", KINDS)
def test_the_place_is_gone_and_the_photo_stands_upright(desk: Client, kind: str) -> None:
    content = camera.with_gps(kind)
    assert b"MayAnhMau" in content
    status, told = send(desk, f"gps{SUFFIXES[kind]}", content)
    assert status == 200
    picture = stored(told)
    assert is_clean(picture)
    assert picture.size == (camera.SIZE[1], camera.SIZE[0])
    photo = Photo.objects.get(pk=told["photo"]["id"])
    for file in (photo.file, *(rendition.file for rendition in photo.renditions.all())):
        with file.open("rb") as opened:
            assert b"MayAnhMau" not in opened.read()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("chu.jpg", b"Day la chu", NO_PHOTO),
        ("rong.jpg", b"", "Tệp rỗng"),
        ("hoat-hinh.gif", b"GIF89a" + bytes(90), NO_PHOTO),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PHOTO),
    ],
)
def test_what_is_no_photo_is_named_in_the_sentence(desk: Client, name: str, content: bytes, sentence: str) -> None:
    status, told = send(desk, name, content)
    assert status == 422
    assert told["refused"].startswith(f"{name}: {sentence}")


def test_too_heavy_a_file_is_named_in_the_sentence(desk: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2 * 1024 * 1024
    status, told = send(desk, "nang.jpg", bytes(2 * 1024 * 1024 + 1))
    assert status == 422
    assert told["refused"].startswith("nang.jpg: Ảnh nặng quá 2 MB")


def test_without_a_file_there_is_a_sentence(desk: Client) -> None:
    answer = desk.post(UPLOAD)
    assert answer.status_code == 422
    assert answer.json()["refused"].endswith(".")


# ── The same photo again ─────────────────────────────────────────────────────
def test_the_same_picture_is_stored_once_whatever_its_file_says(desk: Client) -> None:
    picture = camera.drawn()
    _, first = send(desk, "DSC_1.png", camera.encoded(picture, "PNG"))
    _, again = send(desk, "copy.jpg", camera.encoded(picture, "PNG", exif=camera.place(turn=1)))
    assert (first["new"], again["new"], again["photo"]["id"]) == (True, False, first["photo"]["id"])
    assert "đã có trong kho" in again["note"]
    assert Photo.objects.count() == 1


def test_a_photo_in_the_bin_is_not_offered(desk: Client) -> None:
    content = camera.whole("JPEG")
    _, first = send(desk, "a.jpg", content)
    Photo.objects.get(pk=first["photo"]["id"]).delete()
    _, again = send(desk, "a.jpg", content)
    assert again["new"] is True


def test_of_two_at_the_same_moment_the_first_one_stays(desk: Client, monkeypatch: Any) -> None:
    content, keep = camera.whole("JPEG"), store.keep_photo

    def keep_after_somebody_else(clean: Any, title: str, **values: Any) -> Photo:
        keep(ContentFile(clean.read(), clean.name), "first", **values)
        clean.seek(0)
        return keep(clean, title, **values)

    monkeypatch.setattr(store, "keep_photo", keep_after_somebody_else)
    status, told = send(desk, "second.jpg", content)
    assert (status, told["new"], told["photo"]["title"]) == (200, False, "first")
    assert [photo.title for photo in Photo.everything.all()] == ["first"]


def test_of_a_photo_whose_file_is_lost_the_picture_is_stored_anew(desk: Client) -> None:
    content = camera.whole("JPEG")
    _, first = send(desk, "a.jpg", content)
    lost = Photo.objects.get(pk=first["photo"]["id"])
    lost.renditions.all().delete()
    lost.file.storage.delete(lost.file.name)
    status, again = send(desk, "a.jpg", content)
    assert (status, again["new"]) == (200, True)
    told = desk.get(f"/quan-tri/anh-hang-loat/anh/?id={lost.pk}&id={again['photo']['id']}").json()["photos"]
    assert [photo["id"] for photo in told] == [again["photo"]["id"]]


# ── Who may ──────────────────────────────────────────────────────────────────
def test_who_may_add_no_photos_is_refused(client: Client, make_user: Callable[..., User]) -> None:
    client.force_login(make_user("khong.anh", "add", photos=False))
    answer = client.post(
        UPLOAD,
        {"file": SimpleUploadedFile("a.jpg", camera.whole("JPEG"))},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.status_code == 403
    assert client.get("/quan-tri/anh-hang-loat/").status_code == 302
    assert not Photo.objects.exists()


def test_a_stranger_and_a_forged_form_are_refused(contributor: User) -> None:
    sent = {"file": SimpleUploadedFile("a.jpg", camera.whole("JPEG"))}
    assert Client().post(UPLOAD, sent).status_code == 302
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(contributor)
    assert forged.post(UPLOAD, sent).status_code == 403
    assert not Photo.objects.exists()


def test_photos_go_only_into_collections_where_one_may_add(desk: Client) -> None:
    root = Collection.get_first_root_node()
    inside = root.add_child(name="Hội nghị")
    _, told = send(desk, "a.jpg", camera.whole("JPEG"), collection=str(inside.pk))
    assert Photo.objects.get(pk=told["photo"]["id"]).collection == inside
    for wrong in ("999999", "x", "-1", "9" * 30):
        _, told = send(desk, "b.jpg", camera.whole("JPEG"), collection=wrong)
        assert Photo.objects.get(pk=told["photo"]["id"]).collection == root


# ── Words and the point that stays in sight ──────────────────────────────────
AJAX = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def own(contributor: User) -> Photo:
    return store_photo(camera.whole("JPEG"), "DSC_1", uploaded_by_user=contributor)


def say(client: Client, photo: Photo, **fields: Any) -> Any:
    return client.post(f"/quan-tri/anh-hang-loat/anh/{photo.pk}/", fields, headers=AJAX)


def test_words_are_saved_each_by_itself(desk: Client, own: Photo) -> None:
    assert say(desk, own, caption="Quang cảnh.", credit="Ảnh: CTV").json() == {"saved": True}
    assert say(desk, own, description="Hội trường đông người").json() == {"saved": True}
    photo = Photo.objects.get(pk=own.pk)
    assert (photo.caption, photo.credit, photo.description) == ("Quang cảnh.", "Ảnh: CTV", "Hội trường đông người")


def test_words_that_are_too_long_are_told(desk: Client, own: Photo) -> None:
    answer = say(desk, own, credit="x" * 121)
    assert answer.status_code == 422
    assert answer.json()["refused"].startswith("Nguồn ảnh: ")
    assert Photo.objects.get(pk=own.pk).credit == ""


def test_a_line_end_counts_on_the_server_as_it_does_in_the_browser(desk: Client, own: Photo) -> None:
    assert say(desk, own, description="x" * 253 + "\r\nx").json() == {"saved": True}
    assert Photo.objects.get(pk=own.pk).description == "x" * 253 + "\nx"


def test_the_point_is_kept_and_taken_back(desk: Client, own: Photo) -> None:
    say(desk, own, focus_x="0.25", focus_y="0.75")
    photo = Photo.objects.get(pk=own.pk)
    assert (photo.focal_point_x, photo.focal_point_y) == (40, 90)
    told = desk.get(f"/quan-tri/anh-hang-loat/anh/?id={own.pk}").json()["photos"][0]
    assert told["focus"] == [0.25, 0.75]
    say(desk, own, focus_x="", focus_y="")
    assert not Photo.objects.get(pk=own.pk).has_focal_point()


@pytest.mark.parametrize("wrong", ["2", "-1", "x", "nan", "inf"])
def test_a_point_outside_the_photo_is_refused(desk: Client, own: Photo, wrong: str) -> None:
    assert say(desk, own, focus_x=wrong, focus_y="0.5").status_code == 422


def test_a_crop_around_the_old_point_is_no_longer_shown(own: Photo) -> None:
    make_all(own)
    set_focus(own, (0.1, 0.1))
    own.save()
    make_all(own)
    spec = sizes.CARD["webp"][640]
    assert [rendition.focal_point_key for rendition in own.renditions.filter(filter_spec=spec)] != [""]
    assert own.renditions.filter(filter_spec=spec).count() == 1


def test_nobody_writes_on_a_photo_that_is_not_theirs(desk: Client, photo: Photo) -> None:
    assert say(desk, photo, caption="Của tôi").status_code == 403
    assert Photo.objects.get(pk=photo.pk).caption == "Quang cảnh hội nghị."


def test_without_scripts_a_form_leads_back(desk: Client, own: Photo) -> None:
    address, back = f"/quan-tri/anh-hang-loat/anh/{own.pk}/", "/quan-tri/reports/anh-chua-co-mo-ta/?used=no"
    answer = desk.post(address, {"description": "Hội trường", "next": back})
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert Photo.objects.get(pk=own.pk).description == "Hội trường"
    elsewhere = desk.post(address, {"description": "Hội trường", "next": "https://example.com/"})
    assert elsewhere["Location"] == "/quan-tri/"


# ── The screens ──────────────────────────────────────────────────────────────
def test_the_table_stands_on_its_own_page_and_alone(desk: Client) -> None:
    page = desk.get("/quan-tri/anh-hang-loat/").content.decode()
    alone = desk.get("/quan-tri/anh-hang-loat/bang/").content.decode()
    assert "data-batch-drop" in page
    assert re.match(r"\s*<section", alone)


def test_photos_of_others_are_told_only_to_whoever_may_choose_them(
    client: Client, photo: Photo, make_user: Callable[..., User]
) -> None:
    client.force_login(make_user("khong.chon", "add", photos=False))
    assert client.get(f"/quan-tri/anh-hang-loat/anh/?id={photo.pk}&id=x&id=999").json() == {"photos": []}


def test_the_form_of_an_article_brings_the_window_for_many_photos(
    client: Client, editor: User, make_article: Callable[..., ArticlePage]
) -> None:
    client.force_login(editor)
    form = client.get(f"/quan-tri/pages/{make_article().pk}/edit/").content.decode()
    assert "news.blocks.Gallery" in form
    scripts = re.findall(
        r"js/(blocks|admin-upload|admin-photo-row|admin-photos|admin-gallery)[\w.]*\.js", form.replace("telepath/", "")
    )
    assert scripts == ["blocks", "admin-upload", "admin-photo-row", "admin-photos", "admin-gallery"]


# ── Wagtail's own ways say the same ──────────────────────────────────────────
BAD = {
    "cut.jpg": (camera.whole("JPEG")[:900], DAMAGED),
    "cut.webp": (camera.whole("WEBP")[:900], DAMAGED),
    "chu.jpg": (b"Day la chu", NO_PHOTO),
    "rong.png": (b"", ""),
    "khong-lo.png": (camera.huge("PNG"), FLOOD),
}


@pytest.mark.parametrize("name", BAD)
def test_every_way_in_names_the_file(desk: Client, name: str) -> None:
    content, sentence = BAD[name]

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile(name, content, "image/jpeg")

    many = desk.post("/quan-tri/images/multiple/add/", {"title": "Ảnh", "files[]": file()}, headers=AJAX)
    one = desk.post("/quan-tri/images/add/", {"title": "Ảnh", "file": file()})
    chosen = desk.post(
        "/quan-tri/images/chooser/create/",
        {"image-chooser-upload-title": "Ảnh", "image-chooser-upload-file": file()},
        headers=AJAX,
    )
    assert (many.status_code, one.status_code, chosen.status_code) == (200, 200, 200)
    for told in (many.json()["error_message"], one.content.decode(), str(chosen.json())):
        assert name in told
        assert sentence in told
    assert not Photo.objects.exists()


def test_the_stock_screen_for_many_never_stores_a_file_as_it_came(desk: Client, settings: Any) -> None:
    def sent(**fields: Any) -> Any:
        file = SimpleUploadedFile("gps.jpg", camera.with_gps("JPEG"), "image/jpeg")
        return desk.post("/quan-tri/images/multiple/add/", {"files[]": file, **fields}, headers=AJAX).json()

    assert sent(title="x" * 400)["success"] is True
    assert desk.post("/quan-tri/images/multiple/add/", {"other": "x"}, headers=AJAX).json()["success"] is False
    Collection.get_first_root_node().add_child(name="Hội nghị")
    assert sent(collection="999999")["success"] is False
    assert not UploadedFile.objects.exists()
    for file in settings.MEDIA_ROOT.rglob("*.*"):
        assert b"MayAnhMau" not in file.read_bytes()
