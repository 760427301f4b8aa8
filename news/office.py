from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest

from news.models.settings import SiteSettings
from news.photos.show import load_photos


def office(request: HttpRequest | None) -> SiteSettings:
    """The settings of the site, loaded once a request, without the logo's picture."""
    kept: SiteSettings | None = getattr(request, "_portal_settings", None)
    if kept is None:
        kept = SiteSettings.objects.select_related("counting_page").first() or SiteSettings()
        if request is not None:
            request._portal_settings = kept  # type: ignore[attr-defined]
    return kept


def logo_id(request: HttpRequest | None) -> set[int]:
    """The photo that every page shows, so that whoever loads others takes it along."""
    found = office(request).logo_id
    return {found} if found else set()


def give_logo(settings: SiteSettings, photos: Mapping[int, Any]) -> None:
    SiteSettings._meta.get_field("logo").set_cached_value(settings, photos.get(settings.logo_id or 0))


def load_with_logo(request: HttpRequest | None, pks: Collection[int]) -> dict[int, Any]:
    """As `load_photos`."""
    photos = load_photos({*pks} | logo_id(request))
    give_logo(office(request), photos)
    return photos
