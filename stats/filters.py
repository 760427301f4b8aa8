from collections.abc import Mapping, Sequence
from typing import Any

from stats.bots import is_bot
from stats.reasons import Reason
from stats.request import Network, host, scheme

Environ = Mapping[str, Any]
PREFETCH_HEADERS = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
PREFETCH_WORDS = ("prefetch", "prerender", "preview")


def refusal(environ: Environ, page: int | None, trusted: Sequence[Network]) -> Reason | None:
    """Why this hit or ping of a page (None: the mark was not ours) is not counted, if so.

    Cheapest questions first. Limits that need a memory of earlier hits belong after these.
    """
    if page is None:
        return Reason.MARK
    if environ.get("HTTP_SEC_GPC") == "1":
        return Reason.GPC
    if _is_ahead_of_reader(environ):
        return Reason.PREFETCH
    if not _is_same_origin(environ, trusted):
        return Reason.ORIGIN
    if is_bot(environ.get("HTTP_USER_AGENT") or ""):
        return Reason.BOT
    return None


def _is_ahead_of_reader(environ: Environ) -> bool:
    said = [purpose.lower() for header in PREFETCH_HEADERS if (purpose := environ.get(header))]
    return any(word in purpose for purpose in said for word in PREFETCH_WORDS)


def _is_same_origin(environ: Environ, trusted: Sequence[Network]) -> bool:
    """Old browsers send neither header, which is no refusal."""
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site and site != "same-origin":
        return False
    origin = environ.get("HTTP_ORIGIN")
    if not origin:
        return True
    own_scheme = scheme(environ, trusted)
    return bool(origin.lower() == f"{own_scheme}://{host(environ, own_scheme)}")
