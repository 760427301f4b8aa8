from typing import Any

from wagtail.blocks import StreamValue

from news.blocks.photo import PhotoValue
from news.machines.addresses import absolute
from news.machines.pictures import mime, widest


def image_object(rendition: Any, words: PhotoValue | None = None) -> dict[str, Any]:
    told = {
        "@type": "ImageObject",
        "url": absolute(rendition.url),
        "contentUrl": absolute(rendition.url),
        "width": rendition.width,
        "height": rendition.height,
    }
    if words is not None:
        spoken = {"caption": words.shown_caption or words.shown_alt, "creditText": words.shown_credit}
        told |= {"encodingFormat": mime(rendition), **{name: text for name, text in spoken.items() if text}}
    return told


def image_galleries(body: StreamValue, address: str, title: str) -> list[dict[str, Any]]:
    """Each gallery of a body that is loaded already."""
    galleries = [block.value for block in body if block.block_type == "gallery"]
    return [gallery for value in galleries if (gallery := _gallery(value, address, title))]


def _gallery(value: Any, address: str, title: str) -> dict[str, Any] | None:
    shown = [(item, widest(item["photo"])) for item in value["photos"]]
    images = [image_object(rendition, item) for item, rendition in shown if rendition]
    return (
        {"@type": "ImageGallery", "name": value["title"] or title, "url": address, "image": images} if images else None
    )
