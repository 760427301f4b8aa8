"""Every screen of the admin that takes a file, and a file as a rude client sends it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from news.models import Photo, SectionPage

BOUNDARY = "ranhgioi0123456789"


def send(client: Client, address: str, field: str, name: str, content: bytes, **fields: str) -> Any:
    """The name goes as it is: Django's own client would tidy it up."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in fields.items()
    ]
    told = name.encode("utf-8", "surrogatepass")
    parts.append(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="'.encode()
        + told
        + b'"\r\nContent-Type: image/jpeg\r\n\r\n'
        + content
        + f"\r\n--{BOUNDARY}--\r\n".encode()
    )
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return client.post(address, b"".join(parts), content_type=kind, headers={"X-Requested-With": "XMLHttpRequest"})


Door = Callable[[Client, str, bytes], Any]


def doors(section: SectionPage, photo: Photo) -> dict[str, Door]:
    """`photo` is one whose file is replaced."""

    def door(name: str, field: str, *args: Any, **fields: Any) -> Door:
        def come_in(client: Client, file_name: str, content: bytes) -> Any:
            told = {key: value() if callable(value) else value for key, value in fields.items()}
            return send(client, reverse(name, args=args), field, file_name, content, **told)

        return come_in

    def token() -> str:
        return str(uuid.uuid4())

    of_photo, of_file = "image-chooser-upload", "document-chooser-upload"
    quick = {"section": section.slug, "title": "Thử", "lead": "Thử.", "upload": "1", "token": token}
    return {
        "one photo": door("wagtailimages:add", "file", title="Thử"),
        "many photos": door("wagtailimages:add_multiple", "files[]", title="Thử"),
        "photo in a chooser": door("wagtailimages_chooser:create", f"{of_photo}-file", **{f"{of_photo}-title": "Thử"}),
        "another photo instead": door("wagtailimages:edit", "file", photo.pk, title="Thử"),
        "table of photos": door("news_batch_upload", "file"),
        "quick article": door("news_quick", "photos", **quick),
        "one document": door("wagtaildocs:add", "file", title="Thử"),
        "many documents": door("wagtaildocs:add_multiple", "files[]", title="Thử"),
        "document in a chooser": door("wagtaildocs_chooser:create", f"{of_file}-file", **{f"{of_file}-title": "Thử"}),
        "Word file": door("news_word", "file", section=section.slug, token=token),
        "redirects": door("wagtailredirects:start_import", "import_file"),
    }
