from collections.abc import Sequence
from wsgiref.types import WSGIEnvironment

from stats import refusals
from stats.filters import refusal
from stats.fold import fold
from stats.hit import Hit
from stats.mark import read_mark
from stats.numbers import Numbers, read
from stats.recent import recent
from stats.request import Network, device, foreign_host, host, scheme
from stats.visitor import keys


def take(
    environ: WSGIEnvironment,
    text: str,
    trusted: Sequence[Network],
    now_ms: int,
    *,
    ping: bool = False,
) -> Numbers:
    """Count what a page sent, "mark" or "mark host-of-referrer", or note why it is not counted.

    The numbers answered include a hit that was counted. Raises `django.db.Error` if it could not
    be written.
    """
    mark, _, referrer = text.partition(" ")
    page = read_mark(mark)
    reason = refusal(environ, page, trusted)
    if reason:
        refusals.note(reason, now_ms)
    if reason or page is None:
        return recent(now_ms, page)
    key, previous_key = keys(environ, trusted, now_ms)
    own_host = host(environ, scheme(environ, trusted))
    hit = Hit(
        at_ms=now_ms,
        key=key,
        previous_key=previous_key,
        page=page,
        ping=ping,
        referrer=foreign_host(referrer, own_host),
        device=device(environ.get("HTTP_USER_AGENT") or ""),
    )
    fold([hit])
    return read(now_ms, page)
