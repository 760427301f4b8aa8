from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest

from news.kept import at_hand, keeps
from news.models.settings import SiteSettings
from news.photos.show import load_photos


def office(request: HttpRequest | None) -> SiteSettings:
    """The settings of the site, loaded once a request; without the logo's picture where nothing is at hand."""
    known: SiteSettings | None = getattr(request, "_portal_settings", None)
    if known is None:
        known = at_hand("office", _with_logo) if keeps() else _settings()
        if request is not None:
            request._portal_settings = known  # type: ignore[attr-defined]
    return known


def _settings() -> SiteSettings:
    return SiteSettings.objects.select_related("counting_page").first() or SiteSettings()


def _with_logo() -> SiteSettings:
    settings = _settings()
    give_logo(settings, load_photos({settings.logo_id} if settings.logo_id else set()))
    return settings


def logo_id(request: HttpRequest | None) -> set[int]:
    """The photo that every page shows, so that whoever loads others takes it along."""
    told = office(request)
    return {told.logo_id} if told.logo_id and not has_logo(told) else set()


def has_logo(settings: SiteSettings) -> bool:
    return SiteSettings._meta.get_field("logo").is_cached(settings)


def give_logo(settings: SiteSettings, photos: Mapping[int, Any]) -> None:
    """Once: the settings at hand are those of all threads."""
    if not has_logo(settings):
        SiteSettings._meta.get_field("logo").set_cached_value(settings, photos.get(settings.logo_id or 0))


def load_with_logo(request: HttpRequest | None, pks: Collection[int]) -> dict[int, Any]:
    """As `load_photos`."""
    photos = load_photos({*pks} | logo_id(request))
    give_logo(office(request), photos)
    return photos
