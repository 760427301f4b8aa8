"""The site that answers, and where its pages are: Wagtail looks for both at every request and every link."""

from functools import partial

from django.http import HttpRequest
from wagtail.models import Page, Site

from news.kept import at_hand


def site_of(request: HttpRequest) -> Site | None:
    """As `Site.find_for_request`, which finds it known from here on."""
    if not hasattr(request, "_wagtail_site"):
        asked = ("site", request.headers.get("Host"), request.get_port())
        request._wagtail_site = at_hand(asked, partial(Site.find_for_request, request))  # type: ignore[attr-defined]
    site: Site | None = request._wagtail_site  # type: ignore[attr-defined]
    return site


def path_on_site(request: object, page: Page) -> str | None:
    """The page's address on the site that answers; None where there is none, or the page stands elsewhere."""
    site = site_of(request) if isinstance(request, HttpRequest) else None
    if site is None or not page.url_path.startswith(site.root_page.url_path):
        return None
    return f"/{page.url_path[len(site.root_page.url_path) :]}"
