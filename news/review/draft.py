"""An article as the checks see it: texts, photos and links, each with its place."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from news.review.finding import Place

_PANEL = "panel-child-noi_dung-{}-section"
TITLE = Place("Tiêu đề", _PANEL.format("title"))
LEAD = Place("Lời dẫn", _PANEL.format("lead"))
SOURCE = Place("Nguồn tin", _PANEL.format("nguon_va_the"))
COVER = Place("Ảnh đại diện", _PANEL.format("cover"))

_LINE_END = re.compile(r"</(?:p|li)>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_HREF = re.compile(r'<a [^>]*?href="([^"]+)"')


@dataclass(frozen=True)
class Passage:
    place: Place
    text: str


@dataclass(frozen=True)
class ShownPhoto:
    """`value` is the photo block's: its own words, or else those of the photo."""

    place: Place
    value: Any


@dataclass(frozen=True)
class Link:
    place: Place
    host: str


@dataclass
class Draft:
    lead: str
    passages: list[Passage] = field(default_factory=list)
    photos: list[ShownPhoto] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    has_cover: bool = False


def read(article: Any) -> Draft:
    draft = Draft(article.lead, has_cover=article.cover_id is not None)
    draft.passages = [Passage(TITLE, article.title), Passage(LEAD, article.lead), Passage(SOURCE, article.source)]
    reader = _Reader(draft)
    for child in article.body:
        reader.read(child.block_type, child.value, f"block-{child.id}-section")
    draft.passages = [passage for passage in draft.passages if passage.text.strip()]
    return draft


class _Reader:
    """Counts as it goes: `Ảnh thứ 3` is the third of the whole body, in a gallery or alone."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.seen: Counter[str] = Counter()

    def read(self, kind: str, value: Any, anchor: str) -> None:
        getattr(self, f"_{kind}", self._nothing)(value, anchor)

    def _place(self, name: str, anchor: str) -> Place:
        self.seen[name] += 1
        return Place(f"{name} thứ {self.seen[name]}", anchor)

    def _say(self, place: Place, *texts: str | None) -> None:
        self.draft.passages += [Passage(place, text or "") for text in texts]

    def _nothing(self, value: Any, anchor: str) -> None:
        pass

    def _paragraph(self, value: Any, anchor: str) -> None:
        place = self._place("Đoạn văn", anchor)
        self._say(place, *plain_lines(value.source))
        for address in _HREF.findall(value.source):
            self._link(place, html.unescape(address))

    def _heading(self, value: str, anchor: str) -> None:
        self._say(self._place("Đề mục", anchor), value)

    def _quote(self, value: Any, anchor: str) -> None:
        self._say(self._place("Trích dẫn", anchor), value.get("text"), value.get("attribution"))

    def _photo(self, value: Any, anchor: str) -> None:
        place = self._place("Ảnh", anchor)
        self.draft.photos.append(ShownPhoto(place, value))
        self._say(place, value.shown_caption, value.get("alt") or "")

    def _gallery(self, value: Any, anchor: str) -> None:
        self._say(self._place("Bộ ảnh", anchor), value.get("title"))
        for item in value["photos"].bound_blocks:
            self._photo(item.value, f"block-{item.id}-section")

    def _video(self, value: Any, anchor: str) -> None:
        place = self._place("Video", anchor)
        self._say(place, value.get("title"))
        self._link(place, value.get("url") or "")

    def _document(self, value: Any, anchor: str) -> None:
        self._say(self._place("Tài liệu", anchor), value.get("title"))

    def _table(self, value: Any, anchor: str) -> None:
        rows = (value or {}).get("data") or []
        self._say(self._place("Bảng", anchor), *(str(cell) for row in rows for cell in row if cell))

    def _link(self, place: Place, address: str) -> None:
        if host := host_of(address):
            self.draft.links.append(Link(place, host))


def plain_lines(source: str) -> Iterator[str]:
    """The texts of paragraphs and items of rich text."""
    for line in _LINE_END.split(source):
        yield html.unescape(_TAG.sub("", line))


def host_of(address: str) -> str:
    """`example.vn` of `https://www.example.vn/tin`; empty where it leads to no other host."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
