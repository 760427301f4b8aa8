"""The site that answers: Wagtail looks for it at every request."""

from functools import partial

from django.http import HttpRequest
from wagtail.models import Site

from news.kept import at_hand


def site_of(request: HttpRequest) -> Site | None:
    """As `Site.find_for_request`, which finds it known from here on."""
    if not hasattr(request, "_wagtail_site"):
        asked = ("site", request.headers.get("Host"), request.get_port())
        request._wagtail_site = at_hand(asked, partial(Site.find_for_request, request))  # type: ignore[attr-defined]
    site: Site | None = request._wagtail_site  # type: ignore[attr-defined]
    return site
