"""What a view says of an answer that is the same for everyone."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, QueryDict

SHARED = "public, max-age=0, s-maxage=60"
# In the environment of a request: the number of the page as whoever keeps the answer has read it.
PAGE = "portal.page"


def only_page(request: HttpRequest) -> None:
    """Of the query nothing but the number of the page reaches the view: the rest may neither split nor colour it."""
    number = request.META.get(PAGE) or request.GET.get("page")
    query = "" if number in (None, "1") else urlencode({"page": number})
    request.META["QUERY_STRING"], request.GET = query, QueryDict(query)


def declare_public(request: HttpRequest, response: HttpResponseBase) -> None:
    """Such an answer may be kept and given to anybody; not one that was made for somebody's session."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers:
        return
    if response.status_code == 200 and not response.has_header("Cache-Control"):
        response["Cache-Control"] = SHARED


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view that looks at nothing but its address and the number of the page."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        only_page(request)
        response = view(request, *args, **kwargs)
        declare_public(request, response)
        return response

    return asked
