"""What is answered while the database is away: a page for readers, and to editors all that they sent."""

from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

AWAY = (InterfaceError, OperationalError)
AGAIN = "5"  # seconds
TOLD = "Cổng đang tạm gián đoạn. Nội dung vẫn còn trên trang này; xin gửi lại sau ít phút."
ADMIN = "/quan-tri/"
# Said once, over and over again forgotten; a token is given anew with each answer of the admin.
SECRET = "password"  # noqa: S105 - a part of fields' names


def is_away(error: BaseException | None) -> bool:
    return isinstance(error, AWAY)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: nothing was changed, and whoever sent something may send it again as it is."""
    response: HttpResponse
    if _is_asked_by_script(request):
        response = JsonResponse({"error": TOLD}, status=503)
    else:
        context = {"action": request.get_full_path(), "fields": kept_fields(request), "files": bool(_files(request))}
        response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = AGAIN
    response["Cache-Control"] = "no-store"
    return response


def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What an editor's form said, in its order; of a form for the public nothing."""
    if request.method != "POST" or not request.path.startswith(ADMIN):
        return []
    return [(name, value) for name, values in _posted(request) for value in values if SECRET not in name]


def _posted(request: HttpRequest) -> Any:
    try:
        return list(request.POST.lists())
    except Exception:  # what came was no form
        return []


def _files(request: HttpRequest) -> Any:
    return request.FILES if _posted(request) else {}


def _is_asked_by_script(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Dest") == "empty" or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return True
    return request.headers.get("Accept", "").startswith("application/json")
