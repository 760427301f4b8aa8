"""From a photo to what a template prints, from renditions that exist already."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from wagtail.blocks import StreamValue

from news.photos import sizes


@dataclass(frozen=True)
class Shown:
    """A `<picture>`: addresses with widths in pixels, and the size that keeps the layout still."""

    src: str
    width: int
    height: int
    webp: str
    full: str


def shown(photo: Any, kind: str) -> Shown | None:
    """`photo` as `kind` (a key of `sizes.KINDS`); None while it has no rendition at all."""
    if photo is None or photo.deleted_at is not None:
        return None
    made = {rendition.filter_spec: rendition for rendition in _renditions(photo)}
    wanted = sizes.KINDS[kind]
    webp = [made[spec] for spec in wanted["webp"].values() if spec in made]
    fallback = next((made[spec] for spec in wanted["jpeg"].values() if spec in made), None)
    fallback = fallback or made.get(sizes.BASE) or (webp[-1] if webp else None)
    if fallback is None:
        return None
    largest = next((made[spec] for spec in reversed(sizes.BODY["webp"].values()) if spec in made), fallback)
    return Shown(
        src=fallback.url,
        width=fallback.width,
        height=fallback.height,
        webp=", ".join(f"{item.url} {item.width}w" for item in _distinct(webp)),
        full=largest.url,
    )


def _distinct(renditions: list[Any]) -> list[Any]:
    """A photo smaller than a size is not enlarged, so two sizes may come out alike."""
    return list({item.width: item for item in renditions}.values())


def _renditions(photo: Any) -> list[Any]:
    # Under a name of their own: Wagtail takes what stands in `renditions` for all that exist.
    if not hasattr(photo, "shown_renditions"):
        photo.shown_renditions = list(photo.renditions.filter(filter_spec__in=sizes.ALL))
    return photo.shown_renditions


def with_renditions(photos: QuerySet) -> QuerySet:
    from news.models.photo import PhotoRendition

    wanted = PhotoRendition.objects.filter(filter_spec__in=sizes.ALL)
    return photos.prefetch_related(Prefetch("renditions", wanted, to_attr="shown_renditions"))


def load_photos(pks: Collection[int]) -> dict[int, Any]:
    """Photos by id, each with the renditions that the site uses: one query where all of them have some."""
    from news.models.photo import Photo, PhotoRendition

    wanted = PhotoRendition.objects.filter(image__in=pks, image__deleted_at=None, filter_spec__in=sizes.ALL)
    photos: dict[int, Any] = {}
    for rendition in wanted.select_related("image"):
        photo = photos.setdefault(rendition.image_id, rendition.image)
        photo.shown_renditions = [*getattr(photo, "shown_renditions", []), rendition]
    if bare := set(pks) - set(photos):
        for pk, photo in Photo.objects.in_bulk(bare).items():
            photo.shown_renditions = []
            photos[pk] = photo
    return photos


def photos_of(body: StreamValue) -> Iterator[Any]:
    """Every photo of a body in reading order, deleted ones left out."""
    for block in body:
        if block.block_type == "photo":
            found = [block.value["photo"]]
        elif block.block_type == "gallery":
            found = [item["photo"] for item in block.value["photos"]]
        elif block.block_type == "video":
            found = [block.value["poster"]]
        else:
            continue
        yield from (photo for photo in found if photo is not None)
