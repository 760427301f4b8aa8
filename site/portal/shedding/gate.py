"""In front of Django: so many work at once, so many wait for a while, the rest is sent away at once."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from threading import Semaphore
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from portal.figures.tally import django_answered
from portal.logs import current
from portal.shedding.answers import whole
from portal.shedding.refusals import CROWDED
from portal.shedding.room import Room
from stats.request import Network

logger = logging.getLogger("portal.requests")

AT_ONCE = 6  # fewer than a PostgreSQL pool has connections: the counter needs some
LONGEST_WAIT = 10.0  # seconds
ALIVE = "/healthz"
FILES = "/media/"
# Whoever watches must not take a full house for a dead one.
WATCHED = ("/readyz", "/_metrics")
WATCHERS = 2


class Gate:
    def __init__(
        self, app: WSGIApplication, room: Room, waiting: int, trusted: Sequence[Network], at_once: int = AT_ONCE
    ) -> None:
        """`waiting`: how many may wait for those that Django is at work on."""
        self.app = app
        self.share = room.share(at_once + waiting)
        self.trusted = trusted
        self._working = Semaphore(at_once)
        self._watching = Semaphore(WATCHERS)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO")
        # A browser asks for a page's photos all at once and never again; each is a moment's work.
        if path == ALIVE or (path or "").startswith(FILES):
            return self._answer(environ, start_response)
        if path in WATCHED and self._watching.acquire(blocking=False):
            try:
                return self._answer(environ, start_response)
            finally:
                self._watching.release()
        if not self.share.enter():
            return CROWDED.send(start_response)
        try:
            if not self._working.acquire(timeout=LONGEST_WAIT):
                return CROWDED.send(start_response)
            try:
                return self._answer(environ, start_response)
            finally:
                self._working.release()
        finally:
            self.share.leave()

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began, asked = time.perf_counter(), current.begin(environ, self.trusted)
        statuses: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            statuses.append(status)
            return start_response(status, [*headers, ("X-Request-Id", asked.id)], *error)

        body = self.app(environ, start)
        if not getattr(body, "streaming", False):
            body = whole(body)
        seconds = time.perf_counter() - began
        status = int(statuses[-1][:3]) if statuses else 500
        django_answered(status, seconds)
        logger.info("answered", extra={"status": status, "ms": round(seconds * 1_000, 1)})
        # Not where something broke: whoever logs that names the request too.
        current.end()
        return body
