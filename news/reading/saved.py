"""A page as one file that opens without a network: styles and photos in it, no script, nothing that counts."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from news.photos.show import load_body, photos_of
from news.reading.whole import whole

SHEET = Path(settings.ROOT, "static/css/saved.css")


def saved(page: Any, request: HttpRequest) -> HttpResponse:
    load_body(page.body)
    context = {"page": page, "styles": _styles(), "now": timezone.localtime()}
    html = whole(render_to_string("pages/saved.html", context, request), photos_of(page.body), page.full_url)
    response = HttpResponse(html)
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.html"'
    response["X-Robots-Tag"] = "noindex"
    return response


@lru_cache(maxsize=1)
def _styles() -> SafeString:
    return mark_safe(SHEET.read_text(encoding="utf-8"))  # noqa: S308 - our own sheet
