"""An answer that the server itself can hold leaves at once: a slow reader then keeps no thread."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from portal.shedding.refusals import CROWDED_BY_ANSWERS
from portal.shedding.room import Share
from portal.shedding.stuck import Stuck

WHOLE = 1024 * 1024  # bytes: photos, style sheets and scripts are all smaller


class WholeAnswers:
    """`share`: threads for what is longer, one for as long as each is under way."""

    def __init__(self, app: WSGIApplication, share: Share, stuck: Stuck) -> None:
        self.app = app
        self.share = share
        self.stuck = stuck

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            length[:] = [value for name, value in headers if name.lower() == "content-length"]
            return start_response(status, headers, *error)

        body = self.app(environ, start)
        if isinstance(body, list):
            return body
        if environ["REQUEST_METHOD"] == "HEAD":
            close(body)
            return []
        if length and int(length[0]) <= WHOLE:
            return whole(body)
        if not self.share.enter():
            close(body)
            return CROWDED_BY_ANSWERS.send(start_response)
        return _Long(body, self.share, self.stuck, environ.get("REMOTE_ADDR") or "")


class _Long:
    def __init__(self, body: Iterable[bytes], share: Share, stuck: Stuck, address: str) -> None:
        self._body = body
        self._pieces = iter(body)
        self._share = share
        self._stuck = stuck
        self._address = address
        self._open = True

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = next(self._pieces)
        self._stuck.begin(self._address)  # until the server comes back for the next one
        return piece

    def close(self) -> None:
        if not self._open:
            return
        self._open = False
        self._stuck.end()
        self._share.leave()
        close(self._body)


def whole(body: Iterable[bytes]) -> list[bytes]:
    try:
        return [b"".join(body)]
    finally:
        close(body)


def close(body: Any) -> None:
    if hasattr(body, "close"):
        body.close()
