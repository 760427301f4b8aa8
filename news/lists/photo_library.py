"""All galleries of published articles."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from news.lists.paging import page_of
from news.models.album import Album
from news.photos.show import load_photos
from news.public import public

PER_PAGE = 12  # fills rows of two, three and four


@require_safe
@public
def photo_library(request: HttpRequest) -> HttpResponse:
    albums = page_of(Album.objects.published().newest(), request, PER_PAGE)
    albums.object_list = with_covers(Album.objects.filter(pk__in=albums.object_list).newest().with_photos())
    return render(request, "pages/photo_library.html", {"heading": "Thư viện ảnh", "albums": albums})


def with_covers(albums: Iterable[Any]) -> list[Any]:
    """Albums that have photos, with the first of them: one query."""
    shown = [album for album in albums if album.shown_photos]
    photos = load_photos({album.shown_photos[0].photo_id for album in shown})
    for album in shown:
        album.cover = photos.get(album.shown_photos[0].photo_id)
    return shown
