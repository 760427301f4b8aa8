from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from roles import CONTRIBUTOR, make_person, signed_in
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from news.models import ArticlePage, Attachment, Photo
from news.photos import sizes

Make = Callable[..., ArticlePage]


def test_a_rendition_is_served_as_a_picture_that_browsers_may_keep(
    client: Client, photo: Photo, make_article: Make
) -> None:
    make_article(card_photo=photo, body=[("photo", {"photo": photo, "caption": "", "credit": "", "alt": ""})])
    response = client.get(photo.get_rendition(sizes.CARD["webp"][640]).url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"


def test_whoever_has_the_password_of_a_page_gets_its_documents(client: Client, make_article: Make) -> None:
    attachment = make_attachment("Nội dung")
    page = make_article(body=[("document", {"document": attachment, "title": ""})])
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="mở ra")
    assert client.get(attachment.url).status_code == 404
    asked = {"password": "mở ra", "return_url": page.get_url()}
    client.post(f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/", asked)
    answer = client.get(attachment.url)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert b"".join(answer.streaming_content)


@pytest.mark.parametrize("way", ["post", "put", "delete"])
def test_a_picture_is_only_read(client: Client, db: None, way: str) -> None:
    assert getattr(client, way)(f"/media/images/00/{'0' * 32}.jpg").status_code == 405


def test_an_original_is_closed_to_everybody(client: Client, photo: Photo) -> None:
    assert client.get(f"/media/{photo.file.name}").status_code == 404


def test_nothing_else_below_the_uploads_has_an_address(client: Client, db: None) -> None:
    for path in (
        "",
        "images/",
        "documents/a.pdf",
        "../portal.sqlite3",
        "images/../original_images/a.jpg",
        "images/a.html",
    ):
        assert client.get(f"/media/{path}").status_code == 404


def test_renditions_have_names_that_do_not_lead_from_one_to_another(photo: Photo) -> None:
    names = {photo.get_rendition(spec).file.name for spec in sizes.ALL}
    stems = {name.rsplit("/", 1)[1].split(".")[0] for name in names}
    assert len(stems) == len(sizes.ALL)
    assert all(len(stem) == 32 for stem in stems)


def test_a_stored_photo_has_all_its_renditions_ahead(photo: Photo, django_capture_on_commit_callbacks: object) -> None:
    from news.photos.renditions import make_renditions

    make_renditions.enqueue(photo.pk)
    assert set(photo.renditions.values_list("filter_spec", flat=True)) >= set(sizes.ALL)


def make_attachment(text: str, name: str = "Quyết định 163.txt", **values: Any) -> Attachment:
    attachment = Attachment.objects.create(title="Quyết định", file=ContentFile(text.encode(), name), **values)
    attachment.file.close()
    return attachment


def test_a_document_is_a_download_under_its_vietnamese_name(client: Client, db: None) -> None:
    response = client.get(make_attachment("Nội dung").url)
    assert response.status_code == 200
    told = response["Content-Disposition"]
    assert told.startswith("attachment")
    assert "filename*=utf-8''Quy%E1%BA%BFt_%C4%91%E1%BB%8Bnh_163" in told.replace("UTF-8", "utf-8")
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert "Content-Encoding" not in response.headers
    assert response["Cache-Control"] == "private, no-cache"
    response.close()


def test_a_document_has_no_other_address(client: Client, db: None) -> None:
    attachment = make_attachment("Nội dung")
    for address in (
        f"/media/{attachment.file.name}",
        f"/tai-lieu/{attachment.pk}/khac.txt",
        f"/tai-lieu/{attachment.pk}/",
    ):
        assert client.get(address).status_code == 404


def test_a_document_of_a_closed_collection_is_not_there_for_strangers(client: Client, db: None) -> None:
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    attachment = make_attachment("Nội dung", collection=closed)
    assert {client.get(attachment.url).status_code, client.head(attachment.url).status_code} == {404}
    answer = signed_in(make_person(CONTRIBUTOR)).get(attachment.url)
    assert answer.status_code == 200
    answer.close()
