"""The strip of recent photos: a few of each of the newest galleries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F

from news.models.album import Album, AlbumPhoto
from news.models.article import ArticlePage
from news.prepared import Prepared

ALBUMS = 6
PER_ALBUM = 2
# Of an article, in the order of its fields.
LINK = {"id": "album__article", "title": "album__article__title", "url_path": "album__article__url_path"}


def newest_rows() -> list[AlbumPhoto]:
    """The first photos of the newest albums, with their articles, the newest first: one query."""
    taken: Counter[int] = Counter()
    rows = []
    for row in _ROWS.objects():
        if taken[row.album_id] < PER_ALBUM:
            taken[row.album_id] += 1
            link = [*(getattr(row, f"article_{name}") for name in LINK), row.article_id]
            article = ArticlePage.from_db(DEFAULT_DB_ALIAS, [*LINK, "page_ptr_id"], link)
            row.album = Album(pk=row.album_id, article=article, place=row.album_place)
            rows.append(row)
    return rows


def _rows() -> Any:
    albums = Album.objects.published().newest().values("pk")[:ALBUMS]
    rows = AlbumPhoto.objects.kept().filter(album__in=albums)
    article = {f"article_{name}": F(column) for name, column in LINK.items()}
    order = ("-album__published_on", "-album__article_id", "album__place", "place")
    return rows.annotate(album_place=F("album__place"), **article).order_by(*order)


_ROWS = Prepared(_rows)


def strip(rows: Iterable[AlbumPhoto], photos: Mapping[int, Any]) -> list[AlbumPhoto]:
    """Each with its photo out of `photos`: the first one of every album, then the second of every album."""
    met: Counter[int] = Counter()
    rounds: list[list[AlbumPhoto]] = [[] for _ in range(PER_ALBUM)]
    for row in rows:
        if row.photo_id in photos:
            row.photo = photos[row.photo_id]
            rounds[met[row.album_id]].append(row)
            met[row.album_id] += 1
    return [row for each in rounds for row in each]
