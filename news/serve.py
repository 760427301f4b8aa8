"""The quick way to a page: by its whole address, where Wagtail asks twice at every step down to it."""

from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from news.models.article import ArticlePage
from news.models.base import PortalPage, barred
from news.models.home import HomePage
from news.models.section import SectionPage

BY_DEPTH = (HomePage, SectionPage, ArticlePage)


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serves home, sections and articles; whatever else the address may mean is left to Wagtail."""
    page = _at(request, path)
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page, [], {})  # type: ignore[attr-defined]
    return wagtail_serve(request, path)


def _at(request: HttpRequest, path: str) -> PortalPage | None:
    site = Site.find_for_request(request)
    steps = path.strip("/").split("/") if path else []
    if site is None or len(steps) >= len(BY_DEPTH):
        return None
    # The slug is indexed, the address is not.
    where = {"slug": steps[-1], "url_path": f"{site.root_page.url_path}{path}"} if steps else {"pk": site.root_page_id}
    return BY_DEPTH[len(steps)].objects.live().filter(**where).annotate(known_barred=barred()).first()
