"""What a client sends is read before anything is done for it, in limits of size, number and time."""

import io
import tempfile
import time
from collections.abc import Iterable, Sequence
from typing import IO, Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from portal.shedding.refusals import BROKEN_OFF, CROWDED_BY_BODIES, TOO_LARGE, TOO_SLOW, Refusal
from portal.shedding.room import Share, Turns
from portal.shedding.stuck import Stuck
from stats.request import Network, is_trusted, parse_address

PIECE = 64 * 1024  # bytes that must come within the patience of `Stuck`
IN_MEMORY = 1024 * 1024
LONGEST = 900.0  # seconds for all of a body
MOST = 2 * 1024 * 1024  # bytes, from whoever is not signed in
UPLOADS = "/quan-tri/"
# A body that comes with its headers, as those of the counter do: somebody who keeps it back is up to nothing good.
SMALL = 1024  # bytes
SMALL_PATIENCE = 5.0  # seconds


class Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


class Bodies:
    def __init__(
        self,
        app: WSGIApplication,
        share: Share,
        turns: Turns,
        stuck: Stuck,
        trusted: Sequence[Network],
        session_cookie: str,
        most_uploaded: int,
    ) -> None:
        """`turns` are of those that bring little.

        `most_uploaded`: bytes of a request in the admin from somebody with a session.
        """
        self.app = app
        self.share = share
        self.turns = turns
        self.stuck = stuck
        self.trusted = trusted
        self.session_cookie = session_cookie
        self.most_uploaded = most_uploaded

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        told = environ.get("CONTENT_LENGTH") or ""
        ends_by_itself = "HTTP_TRANSFER_ENCODING" in environ and environ.get("wsgi.input_terminated")
        if told == "0" or not (told or ends_by_itself):
            return self.app(environ, start_response)
        length = int(told[:19]) if told.isascii() and told.isdigit() else None
        small = length is not None and length <= SMALL
        most = SMALL if small else self._most(environ)
        if length is not None and length > most:
            return TOO_LARGE.send(start_response)
        address = environ.get("REMOTE_ADDR") or ""
        if not (self.turns.enter(address) if small else self._enter(address)):
            return CROWDED_BY_BODIES.send(start_response)
        try:
            body, size = self._read(environ["wsgi.input"], length, most, address)
        except Refused as refused:
            return refused.refusal.send(start_response)
        finally:
            self.stuck.end()
            if small:
                self.turns.leave(address)
            else:
                self.share.leave()
        with body:
            environ["wsgi.input"] = body
            environ["CONTENT_LENGTH"] = str(size)
            return self.app(environ, start_response)

    def _most(self, environ: WSGIEnvironment) -> int:
        signed_in = self.session_cookie in environ.get("HTTP_COOKIE", "")
        return self.most_uploaded if signed_in and environ.get("PATH_INFO", "").startswith(UPLOADS) else MOST

    def _enter(self, address: str) -> bool:
        """One address may not take all there is, unless it is a proxy's, which stands for many."""
        half = self.share.most // 2
        if self.share.taken > half and not is_trusted(parse_address(address), self.trusted):
            return self.stuck.held_by(address) < half and self.share.enter()
        return self.share.enter()

    def _read(self, source: Any, length: int | None, most: int, address: str) -> tuple[IO[bytes], int]:
        if length is not None and length <= PIECE:
            data = self._piece(source, length, address, SMALL_PATIENCE if length <= SMALL else None)
            if len(data) < length:
                raise Refused(BROKEN_OFF)
            return io.BytesIO(data), length
        body = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by whoever is given it
        try:
            size = self._copy(source, body, most + 1 if length is None else length, address)
            if size > most:
                raise Refused(TOO_LARGE)
            if length is not None and size < length:
                raise Refused(BROKEN_OFF)
            body.seek(0)
        except BaseException:
            body.close()
            raise
        return body, size

    def _copy(self, source: Any, body: IO[bytes], most: int, address: str) -> int:
        size, ends = 0, time.monotonic() + LONGEST
        while size < most:
            data = self._piece(source, min(most - size, PIECE), address)
            if not data:
                break
            size += body.write(data)
            if time.monotonic() > ends:
                raise Refused(TOO_SLOW)
        return size

    def _piece(self, source: Any, length: int, address: str, patience: float | None = None) -> bytes:
        self.stuck.begin(address, patience)
        try:
            return bytes(source.read(length))
        except Exception as error:  # whatever the server raises when the client has gone
            raise Refused(BROKEN_OFF) from error
