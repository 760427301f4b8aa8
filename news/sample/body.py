"""A sample text's body, from its file to blocks."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile

from news.models import Attachment
from news.sample.album import Album
from news.text import slugify


def body_of(entry: dict[str, Any], album: Album) -> list[tuple[str, Any]]:
    return list(_blocks(entry.get("body", []), album))


def _blocks(blocks: list[dict[str, Any]], album: Album) -> Iterator[tuple[str, Any]]:
    for block in blocks:
        match block["type"]:
            case "paragraph":
                yield "paragraph", f"<p>{block['text']}</p>"
            case "heading":
                yield "heading", block["text"]
            case "quote":
                yield "quote", {"text": block["text"], "attribution": block.get("attribution", "")}
            case "photo":
                yield "photo", _photo(block["picture"], album)
            case "gallery":
                photos = [_photo(picture, album) for picture in block["pictures"]]
                yield "gallery", {"title": block.get("title", ""), "photos": photos}
            case "table":
                yield "table", _table(block)
            case "document":
                yield "document", {"document": _document(block), "title": ""}
            case unknown:
                raise ValueError(f"unknown block in a sample text: {unknown}")


def _photo(picture: dict[str, Any], album: Album) -> dict[str, Any]:
    return {"photo": album[picture]}


def _table(block: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": block["rows"],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": block.get("caption", ""),
    }


def _document(block: dict[str, Any]) -> Attachment:
    attachment = Attachment(title=block["title"])
    attachment.file.save(
        f"{slugify(block['title'], 60)}.txt", ContentFile(_text(block).encode("utf-8-sig")), save=False
    )
    attachment.file_size = attachment.file.size
    attachment._set_document_file_metadata()
    attachment.file.close()
    attachment.save()
    return attachment


def _text(block: dict[str, Any]) -> str:
    return f"{block['title']}\n\n{block['text']}\n"
