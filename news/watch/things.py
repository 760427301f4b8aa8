"""Everything that a reader may see a text or a link of."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from news.models.attachment import Attachment
from news.models.contributor import Contributor
from news.models.notice import Notice
from news.models.photo import Photo
from news.models.settings import SiteSettings
from news.models.tag import Tag
from news.watch.thing import Thing, read_into

AT_ONCE = 200
BESIDE_PAGES: tuple[Any, ...] = (SiteSettings, Redirect, Notice, Photo, Attachment, Contributor, Tag)


def everything() -> Iterator[Thing]:
    live = Page.objects.live().order_by("pk").values_list("pk", flat=True)
    for pks in batches(list(live)):
        yield from map(thing_of, Page.objects.filter(pk__in=pks).specific())
    for model in BESIDE_PAGES:
        yield from map(thing_of, model._default_manager.order_by("pk").iterator())


def thing_of(instance: Any) -> Thing:
    is_page = isinstance(instance, Page)
    source = "page" if is_page else instance._meta.model_name
    thing = Thing(f"{source}:{instance.pk}", _place(instance)[:300], instance.pk if is_page else None)
    read_into(instance, thing)
    linked = [instance.link_page_id] if isinstance(instance, Notice) else []
    if isinstance(instance, SiteSettings):
        for link in (*instance.menu_items.all(), *instance.footer_links.all()):
            read_into(link, thing)
            linked.append(link.page_id)
    thing.refers += [("page", pk) for pk in linked if pk]
    return thing


def _place(instance: Any) -> str:
    if isinstance(instance, Page):
        return str(instance.title)
    if isinstance(instance, SiteSettings):
        return "Thông tin trang, trình đơn và chân trang"
    name = str(instance._meta.verbose_name)
    return f"{name[:1].upper()}{name[1:]} “{instance}”"


def batches(things: Iterable[Any], number: int = AT_ONCE) -> Iterator[list[Any]]:
    rest = iter(things)
    while some := list(islice(rest, number)):
        yield some
