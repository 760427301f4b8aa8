"""What the head of a page tells those who show a link to it: messengers, networks, search engines."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from news.machines.addresses import absolute
from news.machines.office import logo_address
from news.machines.pictures import mime, share_picture
from news.models.settings import SiteSettings

LOCALES = {"vi": "vi_VN", "en": "en_US"}
LOGO_SIDE = 512  # pixels


@dataclass(frozen=True)
class ShareImage:
    url: str
    type: str
    width: int
    height: int
    alt: str
    large: bool


@dataclass(frozen=True)
class Feed:
    """An alternate of the page for readers of feeds."""

    type: str
    title: str
    href: str


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    address: str
    image: ShareImage
    data: SafeString
    kind: str = "website"
    locale: str = LOCALES["vi"]
    published: datetime.datetime | None = None
    modified: datetime.datetime | None = None
    section: str = ""
    tags: list[str] = field(default_factory=list)
    previous: str = ""
    next: str = ""
    languages: list[tuple[str, str]] = field(default_factory=list)


def share_image(photo: Any, office: SiteSettings, alt: str = "") -> ShareImage:
    """`photo` for a card of a shared link, or else the office's logo."""
    picture = share_picture(photo)
    if picture is None:
        return ShareImage(logo_address(office), "image/png", LOGO_SIDE, LOGO_SIDE, office.agency, large=False)
    alt = alt or photo.description or photo.caption
    return ShareImage(absolute(picture.url), mime(picture), picture.width, picture.height, alt, large=True)
