"""Which requests may be answered with bytes that were made for anybody."""

import re
from typing import Final
from urllib.parse import parse_qs
from wsgiref.types import WSGIEnvironment

from django.conf import settings

# Whoever serves them knows best how; nothing of them is kept here.
FILES = (settings.STATIC_URL, settings.MEDIA_URL)
MAX_PATH = 512  # bytes
MAX_PAGE = 100_000
# There every parameter has a meaning, and a wrong one is refused.
API = "/api/"
ONE_OF_MANY = re.compile(r"page=[1-9][0-9]{0,4}")

# Scheme, host, path and number of the page. A plain tuple, as one is made for every request.
Key = tuple[str, str, str, int]
PATH: Final = 2
NUMBER: Final = 3


def key_of(environ: WSGIEnvironment, session_cookie: str) -> Key | None:
    """None where the answer may be somebody's own, or is not a page.

    Of the query only `page` counts: views that are kept look at nothing else.
    """
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in environ:
        return None
    if session_cookie in environ.get("HTTP_COOKIE", ""):
        return None
    path = environ.get("PATH_INFO", "")
    if len(path) > MAX_PATH or path.startswith(FILES):
        return None
    query = environ.get("QUERY_STRING", "")
    if query and path.startswith(API) and not ONE_OF_MANY.fullmatch(query):
        return None
    # Behind a proxy both schemes come over plain http, and one is only led on to the other.
    scheme = "https" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else environ["wsgi.url_scheme"]
    return scheme, environ.get("HTTP_HOST", ""), path, page_number(query) if query else 1


def page_number(query: str) -> int:
    """As the listings read it: what is no number of a page is the first."""
    if "page" not in query:
        return 1
    try:
        value = parse_qs(query, max_num_fields=50).get("page", ["1"])[-1]
    except ValueError:
        return 1
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 6 and 0 < int(value) <= MAX_PAGE else 1
