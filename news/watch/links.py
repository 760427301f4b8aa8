"""Links between our own pages that lead to nothing public. Nothing is asked of any server: all is in the database."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from news.models.base import barred
from news.models.photo import Photo, PhotoRendition
from news.reading.parts import part_of
from news.watch.found import Found, Kind, Report
from news.watch.hosts import own_hosts
from news.watch.thing import Thing, host_of

_TO_OURS = re.compile(r'<a\b(?=[^>]*\blinktype="(page|document)")(?=[^>]*\bid="(\d{1,18})")[^>]*>(.*?)</a>', re.DOTALL)
_DOCUMENT = re.compile(r"/tai-lieu/(\d{1,18})/")
_MEDIA = "/media/"
BELOW_PAGES = {"wagtail_serve", ""}
NAMES = {"page": "Trang", "document": "Tài liệu", "photo": "Ảnh"}


def broken(things: Iterable[Thing]) -> Iterator[Report]:
    """In a few statements for all of them."""
    things = list(things)
    ours = own_hosts()
    ids = {thing.source: list(_ids(thing)) for thing in things}
    paths = {thing.source: list(_paths(thing, ours)) for thing in things}
    there = _there({(kind, pk) for some in ids.values() for kind, pk, _ in some})
    open_paths = _open_paths({path for some in paths.values() for path in some})
    for thing in things:
        dead = [
            Found(Kind.BROKEN, f"{NAMES[kind]} mã {pk}", _told(kind, text))
            for kind, pk, text in ids[thing.source]
            if (kind, pk) not in there
        ]
        dead += [
            Found(Kind.BROKEN, path[:300], f"Địa chỉ {path} không dẫn tới đâu.")
            for path in paths[thing.source]
            if path not in open_paths
        ]
        yield Report(thing.source, thing.place, thing.page, dead)


def _told(kind: str, text: str) -> str:
    after = f" (ở chữ “{text}”)" if text else ""
    gone = {"page": "đã xóa, thu hồi hoặc không công khai", "document": "đã xóa", "photo": "đã xóa"}[kind]
    return f"{NAMES[kind]} được dẫn tới {gone}{after}."


def _ids(thing: Thing) -> Iterator[tuple[str, int, str]]:
    yield from ((kind, pk, "") for kind, pk in thing.refers)
    for said in thing.said:
        if said.rich:
            for kind, pk, inner in _TO_OURS.findall(said.text):
                yield kind, int(pk), html.unescape(re.sub(r"<[^>]*>", "", inner)).strip()[:80]
            for pk in _DOCUMENT.findall(said.text):
                yield "document", int(pk), ""


def _there(wanted: set[tuple[str, int]]) -> set[tuple[str, int]]:
    def of(kind: str) -> list[int]:
        return [pk for each, pk in wanted if each == kind]

    pages = Page.objects.live().filter(pk__in=of("page")).exclude(barred())
    documents = get_document_model()._default_manager.filter(pk__in=of("document"))
    photos = Photo.objects.filter(pk__in=of("photo"))
    found = {"page": pages, "document": documents, "photo": photos}
    return {(kind, pk) for kind, some in found.items() if of(kind) for pk in some.values_list("pk", flat=True)}


def _paths(thing: Thing, ours: set[str]) -> Iterator[str]:
    for address in thing.addresses():
        inside = address.startswith("/") and not host_of(address)
        if inside or host_of(address) in ours:
            path = unquote(urlsplit(address).path) or "/"
            if not _DOCUMENT.match(path):
                yield path


def _open_paths(paths: set[str]) -> set[str]:
    """Those that a reader would be answered at, as far as it can be known without asking."""
    served = {path for path in paths if path.startswith(_MEDIA)}
    files = PhotoRendition.objects.filter(file__in=[path.removeprefix(_MEDIA) for path in served])
    found = {f"{_MEDIA}{name}" for name in files.values_list("file", flat=True)} if served else set()
    by_page = {path for path in paths - served if _is_of_a_page(path)}
    found |= paths - served - by_page
    return found | _pages(by_page) | _redirected(by_page)


def _is_of_a_page(path: str) -> bool:
    try:
        return (resolve(path).url_name or "") in BELOW_PAGES
    except Resolver404:
        return True


def _pages(paths: set[str]) -> set[str]:
    """Of pages, and of what a page shows at addresses below its own."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or not paths:
        return set()
    places = {path: site.root_page.url_path + _whole_page(path) for path in paths}
    slugs = {place.strip("/").rpartition("/")[2] for place in places.values()}
    live = Page.objects.live().filter(slug__in=slugs).exclude(barred())
    there = set(live.values_list("url_path", flat=True))
    return {path for path, place in places.items() if place in there}


def _whole_page(path: str) -> str:
    """`tin/bai/` of `/tin/bai/anh/3/`."""
    steps = path.strip("/").split("/")
    for number in (1, 2):
        if len(steps) > number and part_of(steps[-number:]):
            steps = steps[:-number]
            break
    return "/".join(steps) + "/" if steps != [""] else ""


def _redirected(paths: set[str]) -> set[str]:
    old = {path: Redirect.normalise_path(path) for path in paths}
    known = set(Redirect.objects.filter(old_path__in=set(old.values())).values_list("old_path", flat=True))
    return {path for path in paths if old[path] in known}
