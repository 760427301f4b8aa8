"""Bodies as data: those of many articles with a handful of queries for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from news.blocks.document import DocumentValue
from news.blocks.photo import PhotoValue
from news.machines import shapes
from news.machines.addresses import absolute
from news.machines.links import whole_links
from news.machines.pictures import mime, whole
from news.models.attachment import Attachment
from news.photos.show import load_photos

# No clean text holds it; one that never passed a form may.
BETWEEN = "\x1e"


@dataclass
class Material:
    """What the blocks of many bodies name only by number."""

    photos: dict[int, Any] = field(default_factory=dict)
    documents: dict[int, Any] = field(default_factory=dict)
    paragraphs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, bodies: Iterable[StreamValue], photos: Iterable[int | None] = ()) -> "Material":
        """`photos` are wanted as well, besides those of the bodies."""
        raw = [dict(block) for body in bodies for block in body.raw_data]
        sources = sorted({str(block["value"] or "") for block in raw if block["type"] == "paragraph"})
        joined = BETWEEN.join(source.replace(BETWEEN, "") for source in sources)
        expanded = expand_db_html(joined).split(BETWEEN) if sources else []
        return cls(
            photos=load_photos({pk for pk in [*_numbers(raw, "photo", "poster"), *photos] if pk}),
            documents=Attachment.objects.in_bulk(set(_numbers(raw, "document"))),
            paragraphs={source: whole_links(text) for source, text in zip(sources, expanded, strict=True)},
        )

    def parts(self, body: StreamValue) -> list[shapes.Part]:
        """Blocks in reading order; those whose photo or file is gone are left out."""
        made = (self._part(block["type"], block["value"]) for block in body.raw_data)
        return [part for part in made if part is not None]

    def photo(self, value: dict[str, Any]) -> shapes.PhotoData | None:
        photo = self.photos.get(value.get("photo") or 0)
        return photo_data(photo, PhotoValue(None, {**value, "photo": photo})) if photo else None

    def _part(self, kind: str, value: Any) -> shapes.Part | None:
        make = getattr(self, f"_{kind}", None)
        return make(value) if make and value else None

    def _paragraph(self, value: str) -> shapes.Part:
        return shapes.Paragraph("paragraph", self.paragraphs[str(value)])

    def _heading(self, value: str) -> shapes.Part:
        return shapes.Heading("heading", value)

    def _quote(self, value: dict[str, Any]) -> shapes.Part:
        return shapes.Quote("quote", value["text"], value.get("attribution") or "")

    def _photo(self, value: dict[str, Any]) -> shapes.Part | None:
        shown = self.photo(value)
        return shapes.PhotoPart("photo", shown) if shown else None

    def _gallery(self, value: dict[str, Any]) -> shapes.Part | None:
        # A list block keeps each of its items under `value`, and did not always.
        items = [item.get("value", item) for item in value.get("photos") or []]
        shown = [photo for item in items if (photo := self.photo(item))]
        return shapes.Gallery("gallery", value.get("title") or "", shown) if shown else None

    def _video(self, value: dict[str, Any]) -> shapes.Part:
        poster = self.photo({"photo": value.get("poster")})
        return shapes.Video("video", value["url"], value.get("title") or "", poster)

    def _table(self, value: dict[str, Any]) -> shapes.Part:
        rows = [[str(cell) if cell is not None else "" for cell in row] for row in value.get("data") or []]
        return shapes.Table(
            "table",
            value.get("table_caption") or "",
            bool(value.get("first_row_is_table_header")),
            bool(value.get("first_col_is_header")),
            rows,
        )

    def _document(self, value: dict[str, Any]) -> shapes.Part | None:
        file = self.documents.get(value.get("document") or 0)
        if file is None:
            return None
        name = DocumentValue(None, {"title": value.get("title") or "", "document": file}).name
        return shapes.Document("document", name, absolute(file.url), file.file_extension)


def photo_data(photo: Any, words: PhotoValue) -> shapes.PhotoData | None:
    """None while the photo has nothing to show."""
    pictures = [shapes.Picture(absolute(item.url), item.width, item.height, mime(item)) for item in whole(photo)]
    if not pictures:
        return None
    return shapes.PhotoData(words.shown_caption, words.shown_credit, words.shown_alt, pictures)


def as_html(parts: Iterable[shapes.Part]) -> str:
    """Plain HTML that any reader of feeds shows."""
    return render_to_string("machines/body.html", {"parts": list(parts)}).strip()


def _numbers(raw: Any, *names: str) -> Iterator[int]:
    """Those that blocks, as they are stored, keep under one of `names`."""
    if isinstance(raw, list):
        for part in raw:
            yield from _numbers(part, *names)
    elif isinstance(raw, dict):
        for name, part in raw.items():
            if name in names and isinstance(part, int):
                yield part
            else:
                yield from _numbers(part, *names)
