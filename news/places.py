"""Where a page's menus lead: one query for all of them."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db.models import Value
from django.http import HttpRequest
from wagtail.models import Page

from news.kept import at_hand
from news.models.section import SectionPage
from news.models.settings import FooterLink, Link, MenuItem
from news.site import site_of

HOME_PATH = 2 * Page.steplen  # the length of the home page's tree path


@dataclass(frozen=True)
class Place:
    """A link; `current` is the value of its aria-current: `page`, `true` (the page at hand lies below), or empty."""

    href: str
    text: str
    current: str = ""


Places = dict[str, dict[str, Place]]


def places(request: HttpRequest | None, page: Any = None) -> Places:
    """Menu items, footer links and sections, each kind by tree path or address: one query, once a request."""
    known: Places | None = getattr(request, "_portal_places", None)
    if known is None:
        site = site_of(request) if request is not None else None
        root = site.root_page.url_path if site else "/"
        everywhere = at_hand(("places", root), partial(_places, root))
        known = {kind: _seen_from(page, found) for kind, found in everywhere.items()}
        if request is not None:
            request._portal_places = known  # type: ignore[attr-defined]
    return known


def _places(root: str) -> Places:
    sections = (
        SectionPage.objects.published()
        .few()
        .order_by()
        .values_list(Value(0), Value(0), Value("Section"), Value(""), Value(""), "title", "path", "url_path", "live")
    )
    found: Places = {"MenuItem": {}, "FooterLink": {}, "Section": {}}
    rows = _linked(MenuItem).union(_linked(FooterLink), sections, all=True)
    in_order = sorted(rows, key=lambda row: (row[0] or 0, row[1], row[6] or ""))
    for _, _, kind, label, url, title, path, url_path, live in in_order:
        if url:
            found[kind][url] = Place(url, label or url)
        elif live and url_path.startswith(root):
            found[kind][path] = Place(f"/{url_path[len(root) :]}", label or title)
    return found


def _seen_from(page: Any, found: dict[str, Place]) -> dict[str, Place]:
    """With those marked on which, or below which, the page is."""
    if not isinstance(page, Page):
        return found
    return {
        key: replace(place, current=mark) if (mark := _current(page, key)) else place for key, place in found.items()
    }


def _current(page: Page, path: str) -> str:
    if page.path == path:
        return "page"
    return "true" if page.path.startswith(path) and len(path) > HOME_PATH else ""


def _linked(model: type[Link]) -> Any:
    """Links as rows of a union: order, number, kind, text, address elsewhere, then what the page is."""
    page = ("page__title", "page__path", "page__url_path", "page__live")
    return model.objects.order_by().values_list("sort_order", "pk", Value(model.__name__), "label", "url", *page)
