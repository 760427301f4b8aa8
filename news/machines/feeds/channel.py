"""What a feed tells, before it is written down in one of the formats."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from news.listing import newest
from news.machines import shapes
from news.machines.addresses import absolute, page_address
from news.machines.articles import details, with_words
from news.machines.moments import NEVER, modified
from news.machines.office import logo_address, office
from news.machines.pictures import mime, share_picture, weight
from news.models.section import SectionPage

ENTRIES = 30


@dataclass(frozen=True)
class Enclosure:
    url: str
    type: str
    length: int  # bytes
    width: int
    height: int


@dataclass(frozen=True)
class Entry:
    identity: str
    data: shapes.ArticleDetail
    published: datetime.datetime
    updated: datetime.datetime
    enclosure: Enclosure | None


@dataclass(frozen=True)
class Channel:
    identity: str
    title: str
    description: str
    publisher: str
    home: str
    address: str
    logo: str
    updated: datetime.datetime
    entries: list[Entry]


def channel(name: str, section: SectionPage | None) -> Channel:
    """The newest articles of a section or of the whole site; `name` is the feed's own: `rss.xml`."""
    told = office()
    articles = newest() if section is None else newest().child_of(section)
    shown = list(with_words(articles)[:ENTRIES])
    home = page_address(section) if section else f"{settings.PORTAL_URL}/"
    return Channel(
        identity=f"urn:uuid:{section.translation_key}" if section else home,
        title=f"{section.title} – {told.agency}" if section else told.agency,
        description=(section.intro if section else "") or f"Tin mới của {told.agency}",
        publisher=told.agency,
        home=home,
        address=f"{home}{name}",
        logo=logo_address(told),
        updated=max((modified(article) for article in shown), default=NEVER),
        entries=[_entry(article, data) for article, data in zip(shown, details(shown), strict=True)],
    )


def _entry(article: Any, data: shapes.ArticleDetail) -> Entry:
    # The address changes with the title; this does not.
    identity = f"urn:uuid:{article.translation_key}"
    return Entry(identity, data, article.published_on, modified(article), _enclosure(article.card_photo))


def _enclosure(photo: Any) -> Enclosure | None:
    picture = share_picture(photo)
    if picture is None:
        return None
    return Enclosure(absolute(picture.url), mime(picture), weight(picture), picture.width, picture.height)
