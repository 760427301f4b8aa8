"""Tables that leave the admin: each is written down, whichever screen gave it out."""

import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.log_actions import log

from portal.audit.actions import EXPORTED

ADMIN = "/quan-tri/"
TABLES = ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_NAME = re.compile(r'filename="?([^";]+)')
LONGEST = 300  # characters of what was asked for


def write_down_exports(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path.startswith(ADMIN) and response.status_code == 200 and _is_table(response):
            _write_down(request, response)
        return response

    return middleware


def _is_table(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith(TABLES)


def _write_down(request: HttpRequest, response: HttpResponseBase) -> None:
    if request.user.is_authenticated:
        found = _NAME.search(response.headers.get("Content-Disposition", ""))
        data = {"file": found[1] if found else request.path, "address": request.get_full_path()[:LONGEST]}
        log(request.user, EXPORTED, user=request.user, data=data)
