from collections.abc import Iterable
from itertools import chain
from xml.etree import ElementTree

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.machines.addresses import absolute
from news.machines.answers import public_answer
from news.machines.moments import last_change, written
from news.machines.sitemaps.entries import PER_FILE, Entry, Part, articles, pages, parts
from news.machines.xml import document, put

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"
XML = "application/xml; charset=utf-8"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    told, others = parts(), list(pages())
    if sum(part.count for part in told) + len(others) <= PER_FILE:
        return public_answer(request, _set(chain(others, articles())), XML, last_change())
    return public_answer(request, _index(told), XML, last_change())


@require_safe
def sitemap_part(request: HttpRequest, number: str = "") -> HttpResponse:
    """One file of the index: the articles of a part, or all other pages."""
    entries = list(articles(int(number)) if number else pages())
    if not entries:
        raise Http404
    return public_answer(request, _set(entries), XML, last_change())


def _index(told: list[Part]) -> bytes:
    root = ElementTree.Element("sitemapindex", {"xmlns": NAMESPACE})
    put(put(root, "sitemap"), "loc", absolute(reverse("sitemap_pages")))
    for part in told:
        line = put(root, "sitemap")
        put(line, "loc", absolute(reverse("sitemap_part", args=[part.number])))
        put(line, "lastmod", written(part.changed))
    return document(root)


def _set(entries: Iterable[Entry]) -> bytes:
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE, "xmlns:image": IMAGES})
    for entry in entries:
        line = put(root, "url")
        put(line, "loc", entry.address)
        if entry.changed:
            put(line, "lastmod", written(entry.changed))
        for photo in entry.photos:
            put(put(line, "image:image"), "image:loc", photo)
    return document(root)
