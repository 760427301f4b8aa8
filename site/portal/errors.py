import sys
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.away import is_away, unavailable


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Without context: the host may be one that nothing can be built on."""
    return HttpResponse(render_to_string("400.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without context: whatever is broken may be what the context would be made of."""
    if is_away(sys.exc_info()[1]):
        return unavailable(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def nothing_here(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
