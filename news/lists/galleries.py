"""Keeps the table of albums in step with the galleries in articles' bodies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from news.models.album import Album, AlbumPhoto
from news.models.article import ArticlePage
from news.models.photo import Photo


@dataclass(frozen=True)
class Gallery:
    """A gallery as a body holds it: its place among the blocks, counted from 1, and (photo, caption, alt) in order."""

    place: int
    title: str
    photos: tuple[tuple[int, str, str], ...]


def keep_albums(article: ArticlePage) -> None:
    """Makes the albums of `article` anew where its stored body and they differ."""
    found = list(_with_known_photos(list(galleries(article.body.raw_data))))
    kept = Album.objects.filter(article=article.pk)
    if found == list(_as_galleries(kept)):
        if found:
            kept.exclude(published_on=article.published_on).update(published_on=article.published_on)
        return
    with transaction.atomic():
        kept.delete()
        for gallery in found:
            album = Album.objects.create(
                article_id=article.pk, published_on=article.published_on, place=gallery.place, title=gallery.title
            )
            AlbumPhoto.objects.bulk_create(
                AlbumPhoto(album=album, place=place, photo_id=photo, caption=caption, alt=alt)
                for place, (photo, caption, alt) in enumerate(gallery.photos, 1)
            )


def galleries(body: Any) -> Iterator[Gallery]:
    """Of a body as it is stored."""
    for place, block in enumerate(body, 1):
        if block["type"] == "gallery":
            items = [item.get("value", item) for item in block["value"]["photos"]]
            yield Gallery(place, _cut(block["value"], "title", 160), tuple(map(_photo, items)))


def _photo(item: dict[str, Any]) -> tuple[int, str, str]:
    return item["photo"] or 0, item.get("caption") or "", _cut(item, "alt", 255)


def _cut(value: dict[str, Any], name: str, length: int) -> str:
    """A form holds to the length, an import may not."""
    return (value.get(name) or "")[:length]


def _with_known_photos(found: list[Gallery]) -> Iterator[Gallery]:
    """A body may name photos that are gone for good."""
    wanted = {photo for gallery in found for photo, _, _ in gallery.photos}
    known = set(Photo.everything.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    for gallery in found:
        photos = tuple(row for row in gallery.photos if row[0] in known)
        if photos:
            yield Gallery(gallery.place, gallery.title, photos)


def _as_galleries(albums: Any) -> Iterator[Gallery]:
    for album in albums.order_by("place").prefetch_related("photos"):
        photos = tuple((row.photo_id, row.caption, row.alt) for row in album.photos.all())
        yield Gallery(album.place, album.title, photos)
