"""Where a page's menus lead: one query for all of them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Value
from django.http import HttpRequest
from wagtail.models import Page, Site

from news.models.section import SectionPage
from news.models.settings import FooterLink, Link, MenuItem

HOME_PATH = 2 * Page.steplen  # the length of the home page's tree path


@dataclass(frozen=True)
class Place:
    """A link; `current` is the value of its aria-current: `page`, `true` (the page at hand lies below), or empty."""

    href: str
    text: str
    current: str = ""


def places(request: HttpRequest | None, page: Any = None) -> dict[str, dict[str, Place]]:
    """Menu items, footer links and sections, each kind by tree path or address: one query, once a request."""
    kept: dict[str, dict[str, Place]] | None = getattr(request, "_portal_places", None)
    if kept is not None:
        return kept
    sections = (
        SectionPage.objects.published()
        .few()
        .order_by()
        .values_list(Value(0), Value(0), Value("Section"), Value(""), Value(""), "title", "path", "url_path", "live")
    )
    site = Site.find_for_request(request) if request is not None else None
    root = site.root_page.url_path if site else "/"
    kept = {"MenuItem": {}, "FooterLink": {}, "Section": {}}
    rows = _linked(MenuItem).union(_linked(FooterLink), sections, all=True)
    in_order = sorted(rows, key=lambda row: (row[0] or 0, row[1], row[6] or ""))
    for _, _, kind, label, url, title, path, url_path, live in in_order:
        if url:
            kept[kind][url] = Place(url, label or url)
        elif live and url_path.startswith(root):
            kept[kind][path] = Place(f"/{url_path[len(root) :]}", label or title, _current(page, path))
    if request is not None:
        request._portal_places = kept  # type: ignore[attr-defined]
    return kept


def _current(page: Any, path: str) -> str:
    if not isinstance(page, Page):
        return ""
    if page.path == path:
        return "page"
    return "true" if page.path.startswith(path) and len(path) > HOME_PATH else ""


def _linked(model: type[Link]) -> Any:
    """Links as rows of a union: order, number, kind, text, address elsewhere, then what the page is."""
    page = ("page__title", "page__path", "page__url_path", "page__live")
    return model.objects.order_by().values_list("sort_order", "pk", Value(model.__name__), "label", "url", *page)
