"""The photos of a body in reading order, each with its number and how urgently it loads."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

from news.photos.show import shown

IN_SIGHT = 3  # blocks: what stands further down is seen only after scrolling


def number_photos(body: StreamValue) -> list[Any]:
    """The blocks of the photos that a page shows, numbered from 1."""
    found = list(_shown_items(body))
    for number, (_, value) in enumerate(found, 1):
        value.number = number
    if found and found[0][0] < IN_SIGHT:
        found[0][1].loading = "first"
    return [value for _, value in found]


def _shown_items(body: StreamValue) -> Iterator[tuple[int, Any]]:
    for place, block in enumerate(body):
        if block.block_type == "photo":
            items = [block.value]
        elif block.block_type == "gallery":
            items = list(block.value["photos"])
        else:
            continue
        yield from ((place, item) for item in items if shown(item["photo"], "body") is not None)
