"""Answers that a machine asks for again and again: most of the time nothing has changed."""

import datetime
import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from news.public import declare_public

FRESH = 60  # seconds


def public_answer(
    request: HttpRequest,
    content: str | bytes,
    content_type: str,
    changed: datetime.datetime | None = None,
    *,
    kept: bool = True,
) -> HttpResponse:
    """`content` for everybody, or a bare 304 for whoever has it already.

    `kept`: it is made from nothing but the content, the day and the number of the page, as what pages show.
    """
    body = content.encode() if isinstance(content, str) else content
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    moment = int(changed.timestamp()) if changed else None
    response = HttpResponse(body, content_type=content_type)
    if kept:
        declare_public(request, response)
    response.headers.setdefault("Cache-Control", f"public, max-age={FRESH}")
    response["ETag"] = etag
    if moment is not None:
        response["Last-Modified"] = http_date(moment)
    answer: HttpResponse = get_conditional_response(request, etag, moment, response) or response
    if answer is not response:
        answer["Cache-Control"] = response["Cache-Control"]
    return answer
