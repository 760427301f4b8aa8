"""The strip of recent photos: a few of each of the newest galleries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from news.models.album import Album, AlbumPhoto

ALBUMS = 6
PER_ALBUM = 2


def newest_rows() -> list[AlbumPhoto]:
    """The photos of the newest albums, with their articles, the newest first: one query."""
    albums = Album.objects.published().newest().values("pk")[:ALBUMS]
    rows = AlbumPhoto.objects.kept().filter(album__in=albums).select_related("album__article")
    order = ("-album__published_on", "-album__article_id", "album__place", "place")
    return list(rows.defer("album__article__body").order_by(*order))


def strip(rows: Iterable[AlbumPhoto], photos: Mapping[int, Any]) -> list[AlbumPhoto]:
    """The first ones of each album, each with its photo out of `photos`: the first of all, then the second of all."""
    taken: Counter[int] = Counter()
    rounds: list[list[AlbumPhoto]] = [[] for _ in range(PER_ALBUM)]
    for row in rows:
        if row.photo_id in photos and taken[row.album_id] < PER_ALBUM:
            row.photo = photos[row.photo_id]
            rounds[taken[row.album_id]].append(row)
            taken[row.album_id] += 1
    return [row for each in rounds for row in each]
