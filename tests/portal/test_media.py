from django.test import Client

from news.models import Attachment, Photo
from news.photos import sizes


def test_a_rendition_is_served_as_a_picture_that_browsers_may_keep(client: Client, photo: Photo) -> None:
    response = client.get(photo.get_rendition(sizes.CARD["webp"][640]).url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert "immutable" in response["Cache-Control"]
    assert b"".join(response.streaming_content)[8:12] == b"WEBP"


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


def test_a_document_is_a_download_under_its_vietnamese_name(client: Client, db: None) -> None:
    from django.core.files.base import ContentFile

    file = ContentFile("Nội dung".encode(), "Quyết định 163.txt")
    attachment = Attachment.objects.create(title="Quyết định", file=file)
    attachment.file.close()
    response = client.get(attachment.url)
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert "Content-Encoding" not in response.headers
    response.close()
