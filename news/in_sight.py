"""Which renditions the public may fetch: those of photos that a published page or the head of every page shows."""

from typing import Any

from django.http import HttpRequest

from news.holders import holders, shown_to, shown_to_all
from news.models.photo import Photo, PhotoRendition
from news.models.settings import SiteSettings

STAFF = "wagtailadmin.access_admin"


def to_all(name: str) -> bool:
    """Whether the file of this name belongs to what everybody sees."""
    pk = _photo(name)
    if pk is None:
        return False
    return SiteSettings.objects.filter(logo=pk).exists() or shown_to_all(holders(Photo, pk))


def to(request: HttpRequest, name: str) -> bool:
    """Also where a page is closed, to whoever may see it; to the office always."""
    user: Any = request.user
    if user.has_perm(STAFF):
        return True
    pk = _photo(name)
    return pk is not None and shown_to(request, holders(Photo, pk))


def _photo(name: str) -> int | None:
    """None for a photo in the bin too."""
    found = PhotoRendition.objects.filter(file=name, image__deleted_at=None)
    return found.values_list("image", flat=True).first()
