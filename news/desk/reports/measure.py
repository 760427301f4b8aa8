"""How long an article is, from its stored body: no photo, document or page is loaded for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from wagtail.blocks import StreamValue

_TAG = re.compile(r"<[^>]*>")
_HAS_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Measure:
    """Words (between spaces) of lead and body, and photos with those of galleries.

    Captions are no words here: they belong to the photos, which are counted by themselves.
    """

    words: int
    photos: int


def measure(lead: str, body: StreamValue) -> Measure:
    blocks = [(block["type"], block["value"]) for block in body.raw_data]
    texts = [lead, *(text for kind, value in blocks for text in _texts(kind, value))]
    return Measure(sum(map(count_words, texts)), sum(_photos(kind, value) for kind, value in blocks))


def count_words(text: str) -> int:
    plain = unescape(_TAG.sub(" ", text))
    return sum(1 for word in plain.split() if _HAS_LETTER.search(word))


def _texts(kind: str, value: Any) -> Iterator[str]:
    if kind in ("paragraph", "heading"):
        yield value or ""
    elif kind == "quote":
        yield value.get("text") or ""
    elif kind == "table":
        for row in (value or {}).get("data") or []:
            yield from (str(cell) for cell in row if cell)


def _photos(kind: str, value: Any) -> int:
    if kind == "photo":
        return bool(value.get("photo"))
    if kind == "gallery":
        # Items carry an id of their own, or are bare, depending on what wrote them.
        items = (item.get("value", item) for item in value.get("photos", []))
        return sum(bool(item.get("photo")) for item in items)
    return 0
