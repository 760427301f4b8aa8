"""The whole WSGI stack in this process, asked one wish at a time; nothing that it writes stays."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.cache import cache
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import TestCase

from news import kept
from stats import day_keys, recent, refusals
from tests.fuzz.tally import SLOW, Tally
from tests.fuzz.wishes import Wish

TOKEN = "f" * 32
AGAIN = 2  # times that a slow answer is asked for again: a neighbour on the machine is not slow three times


class Broken(AssertionError):
    """An answer of 500 or above without an exception that would say more."""


class Stack:
    def __init__(self, application: Any, tally: Tally) -> None:
        self.application, self.tally = application, tally
        self._raised: BaseException | None = None

    def ask(self, wish: Wish, group: str, cookies: str = "") -> tuple[int, bytes]:
        """Status and body. What the view raised is raised, so that its place tells one fault from another."""
        status, content, seconds = self._timed(wish, cookies)
        for _ in range(AGAIN):
            if seconds > SLOW:
                seconds = min(seconds, self._timed(wish, cookies)[2])
        self.tally.note(group, status, seconds, wish)
        if status >= 500:
            fault = self._raised or Broken(f"{status} without an exception")
            fault.add_note(f"{group}: {wish!r}")
            raise fault
        return status, content

    def _timed(self, wish: Wish, cookies: str) -> tuple[int, bytes, float]:
        """Seconds of the wall clock, from the first line of the request to the last byte of the answer."""
        self._raised = None
        started: list[tuple[str, Any]] = []
        environ = _environ(wish, cookies)
        with self._exceptions(), one_connection(), rolled_back(), TestCase.captureOnCommitCallbacks(execute=True):
            began = time.perf_counter()
            body = self.application(environ, lambda status, headers, *error: started.append((status, headers)))
            try:
                content = b"".join(body)
            finally:
                if hasattr(body, "close"):
                    body.close()
            seconds = time.perf_counter() - began
        return int(started[-1][0][:3]), content, seconds

    @contextmanager
    def _exceptions(self) -> Iterator[None]:
        def note(**told: Any) -> None:
            self._raised = sys.exc_info()[1]

        got_request_exception.connect(note)
        try:
            yield
        finally:
            got_request_exception.disconnect(note)


@contextmanager
def one_connection() -> Iterator[None]:
    """The connection of the test's transaction stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@contextmanager
def rolled_back() -> Iterator[None]:
    """The database, and what the process remembers of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for forget in (recent.forget, refusals.forget_refusals, day_keys.forget_secrets, kept.forget, cache.clear):
        forget()


def _environ(wish: Wish, cookies: str) -> dict[str, Any]:
    told = {f"HTTP_{name}": value.encode().decode("latin-1") for name, value in wish.headers.items()}
    told["HTTP_COOKIE"] = "; ".join(filter(None, [cookies, f"csrftoken={TOKEN}", told.get("HTTP_COOKIE", "")]))
    return {
        "REQUEST_METHOD": wish.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(wish.path.encode("latin-1", "replace")).decode("latin-1"),
        "QUERY_STRING": wish.query.encode().decode("latin-1"),
        "CONTENT_TYPE": wish.kind.encode().decode("latin-1"),
        "CONTENT_LENGTH": str(len(wish.body)),
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "testserver",
        "HTTP_X_CSRFTOKEN": TOKEN,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(wish.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **told,
    }
