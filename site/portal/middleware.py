import re
from collections.abc import Callable

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.defaults import page_not_found
from wagtail.models import Page

from portal.errors import bad_request
from portal.stumbling import stumbled

# A preview writes nothing of its page.
_CHANGE_OF_PAGE = re.compile(r"/quan-tri/pages/(\d{1,9})/(?!edit/preview/).+")


def _says_nul(request: HttpRequest) -> bool:
    """In a form's field as it is, or escaped in the JSON of an editor's block."""
    values = (value for _, values in request.POST.lists() for value in values)
    return any("\x00" in value or "\\u0000" in value for value in values)


def refuse_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """No address or question of ours holds a NUL, and PostgreSQL refuses to look for one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return page_not_found(request, Http404())
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", "")
            request.GET = QueryDict(request.META["QUERY_STRING"])
        if request.method == "POST" and _says_nul(request):
            return bad_request(request)
        return get_response(request)

    return middleware


_NUMBER = re.compile(r"[0-9]{1,19}")


def _leads_nowhere(request: HttpRequest) -> bool:
    """Whether it says where to go on afterwards, but that is no address: Wagtail would fail after it had saved."""
    ways = [*request.GET.getlist("next"), *request.POST.getlist("next")] if request.method == "POST" else []
    above = request.GET.getlist("parent_page_id")  # of which the link choosers make an address
    return any(way and "/" not in way for way in ways) or any(page and not _NUMBER.fullmatch(page) for page in above)


def refuse_half_a_form(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Wagtail's forms take it for granted that browsers send all their hidden fields, such as the number of blocks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/quan-tri/") and _leads_nowhere(request):
            return bad_request(request)
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return bad_request(request, exception) if stumbled(exception) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware


def one_change_at_a_time(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Each change of a page in the admin waits for the one before, from reading the page to writing it.

    Else an autosave that is on its way while the page is published writes back what it read: an unpublished page.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        change = _CHANGE_OF_PAGE.fullmatch(request.path) if request.method == "POST" else None
        if change is None:
            return get_response(request)
        with transaction.atomic():  # which alone is the lock on SQLite
            Page.objects.select_for_update().filter(pk=change[1]).order_by().values_list("pk").first()
            response = get_response(request)
            if response.status_code == 400 or response.status_code >= 500:
                transaction.set_rollback(True)
            return response

    return middleware
