"""Redirects out of a file, within bounds: Wagtail shows it as a table whose every row is as wide as the widest."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.contrib.redirects.views import start_import as stock

MOST_BYTES = 256 * 1024
MOST_LINES = 5_000
LONGEST = 2_000  # bytes of a line
KINDS = (".csv", ".tsv")
UNFIT = (
    f"Tệp chuyển hướng phải là CSV hoặc TSV, không quá {MOST_LINES:,} dòng và {MOST_BYTES // 1024} KB, mỗi dòng không "
    f"quá {LONGEST:,} ký tự. Hãy chia tệp ra rồi nhập từng phần."
).replace(",0", ".0")


def start_import(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("import_file")
    if file is not None:
        lines = file.read().splitlines() if (file.size or 0) <= MOST_BYTES else None
        file.seek(0)
        small = lines is not None and len(lines) <= MOST_LINES and max(map(len, lines), default=0) <= LONGEST
        if not small or not (file.name or "").endswith(KINDS):
            messages.error(request, UNFIT)
            return redirect("wagtailredirects:start_import")
    response: HttpResponse = stock(request)
    return response
