"""Uploads in an S3-compatible store: the same addresses, the same closed doors."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from pictures import picture_file

from news.models import Attachment, Photo
from news.models.settings import SiteSettings
from news.photos import sizes
from news.photos.store import store_photo
from portal import bucket


@pytest.fixture(scope="module")
def store() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def in_a_bucket(store: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "khoa")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "bi-mat")
    settings.MEDIA_S3_BUCKET, settings.MEDIA_S3_ENDPOINT, settings.MEDIA_S3_REGION = "cong", store, "us-east-1"
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "portal.bucket.Bucket"}}
    client = default_storage.connection.meta.client
    client.create_bucket(Bucket="cong")


@pytest.fixture
def photo(in_a_bucket: None, db: None) -> Photo:
    return store_photo(picture_file(), "Quang cảnh hội nghị")


def test_a_photo_is_shown_under_the_address_it_has_on_disk(photo: Photo, client: Client) -> None:
    SiteSettings.objects.create(agency="Ban Thi đua tỉnh Mẫu", logo=photo)
    rendition = photo.get_rendition(sizes.CARD["webp"][640])
    assert rendition.url == f"/media/{rendition.file.name}"
    response = client.get(rendition.url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    content = b"".join(response.streaming_content)
    assert content[8:12] == b"WEBP"
    assert int(response["Content-Length"]) == len(content)
    assert "immutable" in response["Cache-Control"]


def test_originals_and_all_else_are_closed(photo: Photo, client: Client) -> None:
    assert default_storage.exists(photo.file.name)
    assert client.get(f"/media/{photo.file.name}").status_code == 404
    assert client.get(f"/media/images/00/{'0' * 32}.webp").status_code == 404


def test_the_store_itself_shows_nothing_to_the_public(photo: Photo) -> None:
    acl = default_storage.connection.meta.client.get_object_acl(Bucket="cong", Key=photo.file.name)
    assert [grant["Permission"] for grant in acl["Grants"]] == ["FULL_CONTROL"]
    assert not [grant for grant in acl["Grants"] if "URI" in grant["Grantee"]]


def test_a_photo_that_was_purged_leaves_no_file(photo: Photo, django_capture_on_commit_callbacks: Any) -> None:
    names = [photo.file.name, photo.get_rendition(sizes.BASE).file.name]
    with django_capture_on_commit_callbacks(execute=True):
        photo.purge()
    assert not any(default_storage.exists(name) for name in names)


def test_a_document_is_handed_out_by_the_application(in_a_bucket: None, db: None, client: Client) -> None:
    attachment = Attachment.objects.create(title="Quyết định", file=ContentFile("Nội dung".encode(), "163.txt"))
    response = client.get(attachment.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content).decode() == "Nội dung"


def test_a_store_that_cannot_be_used_is_told_in_a_clause(in_a_bucket: None, settings: Any) -> None:
    assert bucket.why_unusable() == ""
    settings.MEDIA_S3_BUCKET = "khong-co"
    assert "chưa có kho này" in bucket.why_unusable()
    settings.MEDIA_S3_ENDPOINT = "http://127.0.0.1:9"
    settings.STORAGES = dict(settings.STORAGES)  # which makes the storage anew
    assert "MEDIA_S3_ENDPOINT" in bucket.why_unusable()
