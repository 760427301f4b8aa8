from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """No address of ours holds a NUL, and PostgreSQL refuses to look for one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return page_not_found(request, Http404())
        if "\x00" in request.GET.urlencode().replace("%00", "\x00"):
            request.GET = request.GET.copy()
            for name, values in list(request.GET.lists()):
                request.GET.setlist(name.replace("\x00", ""), [value.replace("\x00", "") for value in values])
                if "\x00" in name:
                    del request.GET[name]
        return get_response(request)

    return middleware
