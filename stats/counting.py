from collections.abc import Sequence
from wsgiref.types import WSGIEnvironment

from stats import heard, refusals
from stats.filters import refusal
from stats.hit import Hit
from stats.limits import limits
from stats.mark import read_mark
from stats.numbers import Numbers
from stats.reasons import Reason
from stats.recent import recent
from stats.request import Network, device, foreign_host, host, scheme
from stats.shared import shared
from stats.visitor import address_key, keys, reader_address
from stats.writer import Writer

WEBDRIVER = " webdriver"


def take(
    environ: WSGIEnvironment,
    text: str,
    trusted: Sequence[Network],
    now_ms: int,
    writer: Writer,
    *,
    ping: bool = False,
) -> Numbers:
    """Count what a page sent, "mark" or "mark host-of-referrer", or note why it is not counted.

    A last word `webdriver`, after a host or none, is sent by a browser that a machine drives. The numbers answered
    include a hit that was counted, but for at most a second's delay under load. Raises
    `stats.writer.NotWritten` or `django.db.Error` if it could not be kept.
    """
    mark, _, referrer = text.partition(" ")
    page = read_mark(mark)
    reason = refusal(environ, page, trusted) or (Reason.BOT if referrer.endswith(WEBDRIVER) else None)
    if reason or page is None:
        refusals.note(reason or Reason.MARK, now_ms)
        return recent(now_ms, page)
    reader, limit = reader_address(environ, trusted), limits()
    address = address_key(reader, now_ms)
    if address and not shared().spend(address, now_ms, limit.hits_per_second, limit.burst):
        refusals.note(Reason.RATE, now_ms)
        return recent(now_ms, page)
    key, previous_key = keys(environ, reader, now_ms)
    writer.write(
        Hit(
            at_ms=now_ms,
            key=key,
            previous_key=previous_key,
            address=address,
            page=page,
            ping=ping,
            referrer=foreign_host(referrer, host(environ, scheme(environ, trusted))) if referrer else "",
            device=device(environ.get("HTTP_USER_AGENT") or ""),
        )
    )
    heard.tell(heard.TAKEN)
    return recent(now_ms, page)
