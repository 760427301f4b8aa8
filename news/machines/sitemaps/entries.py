"""What stands in a sitemap: addresses with the moment of their last change, and photos."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db.models import BigIntegerField, CharField, Count, F, Max
from django.db.models.functions import Cast, Coalesce
from wagtail.models import ReferenceIndex

from news.kept import kept
from news.machines.addresses import absolute, address_below, root_path
from news.models import ArticlePage, HomePage, Photo, PhotoRendition, SectionPage, StandardPage
from news.photos import sizes

PER_FILE = 5_000
PHOTOS = 20  # of one article; a search engine looks at no more of them
CHANGED = Coalesce("last_published_at", "published_on")


@dataclass(frozen=True)
class Entry:
    address: str
    changed: datetime.datetime | None
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """The articles whose numbers lie in one span: a new one changes only the last part."""

    number: int
    count: int
    changed: datetime.datetime


def parts() -> list[Part]:
    return kept("parts of the sitemap", _parts)


def _parts() -> list[Part]:
    numbered = ArticlePage.objects.published().order_by().annotate(part=F("pk") / PER_FILE).values("part")
    told = numbered.annotate(count=Count("pk"), changed=Max(CHANGED)).order_by("part")
    return [Part(row["part"], row["count"], row["changed"]) for row in told]


def pages() -> Iterator[Entry]:
    """Everything but articles."""
    root = root_path()
    for model in (HomePage, SectionPage, StandardPage):
        shown = model.objects.published().few().filter(url_path__startswith=root).order_by("path")
        for url_path, changed in shown.values_list("url_path", "last_published_at"):
            yield Entry(address_below(root, url_path), changed)


def articles(part: int | None = None) -> Iterator[Entry]:
    """Of one part, or all of them."""
    shown = ArticlePage.objects.published()
    if part is not None:
        shown = shown.filter(pk__gte=part * PER_FILE, pk__lt=(part + 1) * PER_FILE)
    root, photos = root_path(), _photos(shown)
    rows = shown.order_by("pk").annotate(changed=CHANGED).values_list("pk", "url_path", "changed")
    for pk, url_path, changed in rows:
        yield Entry(address_below(root, url_path), changed, tuple(photos.get(pk, ())))


def _photos(shown: Any) -> dict[int, list[str]]:
    """Addresses by article: what its body and its card show, as far as it is there to be shown."""
    kinds = ContentType.objects.get_for_models(ArticlePage, Photo)
    told = ReferenceIndex.objects.filter(
        content_type=kinds[ArticlePage],
        to_content_type=kinds[Photo],
        object_id__in=shown.order_by().annotate(text=Cast("pk", CharField())).values("text"),
    )
    numbered = told.order_by().annotate(photo=Cast("to_object_id", BigIntegerField()))
    made = PhotoRendition.objects.filter(
        image__in=numbered.values("photo"), image__deleted_at=None, filter_spec=sizes.BASE
    )
    files = dict(made.values_list("image_id", "file"))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for article, photo in numbered.values_list("object_id", "photo").distinct().order_by("object_id", "photo"):
        if photo in files and len(found[int(article)]) < PHOTOS:
            found[int(article)].append(absolute(default_storage.url(files[photo])))
    return found
