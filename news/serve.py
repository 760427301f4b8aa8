"""The quick way to a page: by its whole address, where Wagtail asks twice at every step down to it."""

from typing import Any

from django.db.models import BigIntegerField, CharField, TextField
from django.http import HttpRequest, HttpResponseBase
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from news.models.article import ArticlePage
from news.models.base import PortalPage, barred
from news.models.home import HomePage
from news.models.section import SectionPage
from news.prepared import Prepared, Slot
from news.site import site_of


def _by_address(model: type[PortalPage]) -> Prepared:
    # The slug is indexed, the address is not.
    where = {"slug": Slot("slug", CharField()), "url_path": Slot("url_path", TextField())}
    return Prepared(lambda: _served(model.objects.filter(**where)))


def _served(pages: Any) -> Any:
    return pages.live().order_by().annotate(known_barred=barred())[:1]


HOME = Prepared(lambda: _served(HomePage.objects.filter(pk=Slot("pk", BigIntegerField()))))
BELOW = (_by_address(SectionPage), _by_address(ArticlePage))


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serves home, sections and articles; whatever else the address may mean is left to Wagtail."""
    page = _at(request, path)
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page, [], {})  # type: ignore[attr-defined]
    return wagtail_serve(request, path)


def _at(request: HttpRequest, path: str) -> PortalPage | None:
    site = site_of(request)
    steps = path.strip("/").split("/") if path else []
    if site is None or len(steps) > len(BELOW):
        return None
    if steps:
        found = BELOW[len(steps) - 1].objects(slug=steps[-1], url_path=f"{site.root_page.url_path}{path}")
    else:
        found = HOME.objects(pk=site.root_page_id)
    for page in found:
        page.known_barred = bool(page.known_barred)  # as a number on SQLite
    return next(iter(found), None)
