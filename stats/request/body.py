from collections.abc import Mapping
from typing import Any

MAX_BYTES = 512
# A longer body is read away up to here: else a client that is still sending sees a broken connection.
DRAINED_BYTES = 2 * 1024 * 1024


def read_body(environ: Mapping[str, Any]) -> str | None:
    """The body as text; None if it is longer than any of ours.

    Without a length it is read only where the server itself ends it: elsewhere reading may wait
    for ever.
    """
    length = _length(environ)
    try:
        if length > MAX_BYTES and environ.get("CONTENT_LENGTH"):
            _drain(environ["wsgi.input"], int(environ["CONTENT_LENGTH"][:10]))
            return None
        data = environ["wsgi.input"].read(length) if length else b""
    except Exception:  # whatever the server raises when the reader has gone
        return ""
    return None if len(data) > MAX_BYTES else data.decode("ascii", "replace")


def _drain(source: Any, length: int) -> None:
    left = min(length, DRAINED_BYTES)
    while left > 0 and (read := len(source.read(min(left, 65_536)))):
        left -= read


def _length(environ: Mapping[str, Any]) -> int:
    """How many bytes to read: one more than ours can have, where nothing says how many there are."""
    text = environ.get("CONTENT_LENGTH") or ""
    if text.isascii() and text.isdigit():
        return min(int(text[:10]), MAX_BYTES + 1)
    return MAX_BYTES + 1 if not text and environ.get("wsgi.input_terminated") else 0
