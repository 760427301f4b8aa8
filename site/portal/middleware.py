from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.defaults import page_not_found


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """No address or question of ours holds a NUL, and PostgreSQL refuses to look for one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return page_not_found(request, Http404())
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", "")
            request.GET = QueryDict(request.META["QUERY_STRING"])
        return get_response(request)

    return middleware
