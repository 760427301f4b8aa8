"""The office as a machine is told of it."""

from django.db.models import Prefetch

from news.machines.addresses import absolute, static_address
from news.machines.pictures import widest
from news.models.photo import Photo
from news.models.settings import SiteSettings
from news.photos.show import with_renditions

DEFAULT_LOGO = "img/icon-512.png"
LANGUAGE = "vi"


def office() -> SiteSettings:
    logo = Prefetch("logo", with_renditions(Photo.objects.all()))
    return SiteSettings.objects.prefetch_related(logo).first() or SiteSettings()


def logo_address(settings: SiteSettings) -> str:
    picture = widest(settings.logo) if settings.logo_id and settings.logo else None
    return absolute(picture.url) if picture else static_address(DEFAULT_LOGO)
