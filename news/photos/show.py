"""From a photo to what a template prints, from renditions that exist already."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
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
    made = {rendition.filter_spec: rendition for rendition in photo.renditions.all()}
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


def with_renditions(photos: QuerySet) -> QuerySet:
    from news.models.photo import PhotoRendition

    return photos.prefetch_related(Prefetch("renditions", PhotoRendition.objects.filter(filter_spec__in=sizes.ALL)))


def load_photos(pks: Collection[int]) -> dict[int, Any]:
    """Photos by id, each with the renditions that the site uses: one query where all of them have some."""
    from news.models.photo import Photo, PhotoRendition

    wanted = PhotoRendition.objects.filter(image__in=pks, image__deleted_at=None, filter_spec__in=sizes.ALL)
    made: dict[int, list[Any]] = {}
    for rendition in wanted.select_related("image"):
        made.setdefault(rendition.image_id, []).append(rendition)
    photos = {}
    for pk, renditions in made.items():
        photo = photos[pk] = renditions[0].image
        prefetched = PhotoRendition.objects.none()
        prefetched._result_cache = renditions
        photo._prefetched_objects_cache = {"renditions": prefetched}
    if bare := set(pks) - set(photos):
        photos.update(Photo.objects.in_bulk(bare))
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


def prepare_body(body: StreamValue) -> None:
    """Loads the renditions of all photos of a body in one query."""
    from news.models.photo import PhotoRendition

    prefetch_related_objects(
        list(photos_of(body)),
        Prefetch("renditions", PhotoRendition.objects.filter(filter_spec__in=sizes.ALL)),
    )
