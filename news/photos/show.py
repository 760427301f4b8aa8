"""From a photo to what a template prints, from renditions that exist already."""

from collections.abc import Collection, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.db import DEFAULT_DB_ALIAS
from django.db.models import DateTimeField, Prefetch, QuerySet
from wagtail.blocks import StreamValue

from news.photos import sizes
from news.prepared import Prepared, Slots


@dataclass(frozen=True)
class Shown:
    """A `<picture>`: addresses with widths in pixels, and the size that keeps the layout still."""

    src: str
    width: int
    height: int
    avif: str
    webp: str
    full: str

    @property
    def shape(self) -> str:
        """`wide`, `square` or `tall`: how it stands beside others."""
        ratio = self.width / self.height
        return "wide" if ratio > 1.1 else "tall" if ratio < 0.9 else "square"


def shown(photo: Any, kind: str) -> Shown | None:
    """`photo` as `kind` (a key of `sizes.KINDS`); None while it has no rendition at all."""
    if photo is None or photo.deleted_at is not None:
        return None
    known: dict[str, Shown | None] = photo.__dict__.setdefault("shown_kinds", {})
    if kind not in known:
        known[kind] = _shown(photo, kind)
    return known[kind]


def _shown(photo: Any, kind: str) -> Shown | None:
    made = {rendition.filter_spec: rendition for rendition in _renditions(photo)}
    wanted = sizes.KINDS[kind]
    fallback = next((made[spec] for spec in (*wanted["jpeg"].values(), sizes.BASE) if spec in made), None)
    fallback = fallback or next(iter(made.values()), None)
    if fallback is None:
        return None
    largest = next((made[spec] for spec in reversed(sizes.BODY["webp"].values()) if spec in made), fallback)
    return Shown(
        src=fallback.url,
        width=fallback.width,
        height=fallback.height,
        avif=_srcset(made, wanted["avif"]),
        webp=_srcset(made, wanted["webp"]),
        full=largest.url,
    )


def _srcset(made: dict[str, Any], specs: dict[int, str]) -> str:
    """Empty until all are made: else a browser would enlarge the smallest one."""
    if not all(spec in made for spec in specs.values()):
        return ""
    # A photo smaller than a size is not enlarged, so two sizes may come out alike.
    by_width = {made[spec].width: made[spec] for spec in specs.values()}
    return ", ".join(f"{item.url} {width}w" for width, item in by_width.items())


def _renditions(photo: Any) -> list[Any]:
    # Under a name of their own: Wagtail takes what stands in `renditions` for all that exist.
    if not hasattr(photo, "shown_renditions"):
        photo.shown_renditions = list(photo.renditions.filter(filter_spec__in=sizes.ALL))
    return photo.shown_renditions


def with_renditions(photos: QuerySet) -> QuerySet:
    from news.models.photo import PhotoRendition

    wanted = PhotoRendition.objects.filter(filter_spec__in=sizes.ALL)
    return photos.prefetch_related(Prefetch("renditions", wanted, to_attr="shown_renditions"))


_at_hand: ContextVar[dict[int, Any] | None] = ContextVar("photos that load_body has loaded", default=None)


def load_body(body: StreamValue, also: Collection[int] = ()) -> dict[int, Any]:
    """All blocks of a body, with all their photos in one query: alone, each kind of block asks for its own.

    Returns these photos by id, with those that the page needs `also`.
    """
    photos = load_photos({*_photo_ids(list(body.raw_data)), *also})
    token = _at_hand.set(photos)
    try:
        list(body)
    finally:
        _at_hand.reset(token)
    return photos


def _photo_ids(raw: Any) -> Iterator[int]:
    """Of blocks as they are stored."""
    if isinstance(raw, list):
        for part in raw:
            yield from _photo_ids(part)
    elif isinstance(raw, dict):
        for name, part in raw.items():
            if name in ("photo", "poster") and isinstance(part, int):
                yield part
            else:
                yield from _photo_ids(part)


def load_photos(pks: Collection[int]) -> dict[int, Any]:
    """Photos by id, each with the renditions that the site uses: one query where all of them have some."""
    known = _at_hand.get() or {}
    missing = set(pks) - known.keys()
    return known | _fetch(missing) if missing else known


@dataclass(eq=False)
class Made:
    """A rendition that exists, without the weight of a model: pages show a hundred of them."""

    pk: int
    filter_spec: str
    width: int
    height: int
    name: str

    @cached_property
    def file(self) -> Any:
        return _file_field().attr_class(None, _file_field(), self.name)

    @cached_property
    def url(self) -> str:
        storage = _file_field().storage
        if isinstance(storage, FileSystemStorage):
            return f"{storage.base_url}{self.name}"  # of letters and digits: nothing in it needs to be quoted
        return str(storage.url(self.name))


def _file_field() -> Any:
    from news.models.photo import PhotoRendition

    return PhotoRendition._meta.get_field("file")


OF_RENDITION = ("pk", "filter_spec", "width", "height", "file")


def _of_photo() -> list[str]:
    """Its columns, but for dates, which databases tell in ways of their own."""
    from news.models.photo import Photo

    return [field.attname for field in Photo._meta.concrete_fields if not isinstance(field, DateTimeField)]


def _made() -> QuerySet:
    from news.models.photo import PhotoRendition

    wanted = PhotoRendition.objects.filter(image__in=Slots("photos"), image__deleted_at=None, filter_spec__in=sizes.ALL)
    return wanted.values_list(*OF_RENDITION, *(f"image__{name}" for name in _of_photo()))


_MADE = Prepared(_made)


def _fetch(pks: Collection[int]) -> dict[int, Any]:
    from news.models.photo import Photo

    own, columns = len(OF_RENDITION), _of_photo()
    number = own + columns.index("id")
    photos: dict[int, Any] = {}
    for row in _MADE.rows(photos=pks):
        photo = photos.get(row[number])
        if photo is None:
            photo = photos[row[number]] = Photo.from_db(DEFAULT_DB_ALIAS, columns, row[own:])
            photo.deleted_at, photo.shown_renditions = None, []
        photo.shown_renditions.append(Made(*row[:own]))
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
