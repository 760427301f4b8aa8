"""Answers what was rendered before; lets one thread render what was not.

Kept is only what a view declared public (`s-maxage` in its `Cache-Control`): 200, without cookies, not for a session.
"""

import time
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from news.public import PAGE
from portal.figures.tally import KEPT, PASSED, RENDERED, UNCHANGED, tally
from portal.headers import START
from portal.page_cache import version
from portal.page_cache.entry import Entry, make_entry
from portal.page_cache.flights import Flights
from portal.page_cache.key import NUMBER, PATH, Key, key_of
from portal.page_cache.store import Store
from portal.page_cache.today import end_of_day
from portal.shedding import Room

MAX_AGE = 60.0  # seconds
AGAIN = 5.0  # seconds until a page that could not be renewed is tried again
NEVER = 4_096  # paths remembered as not kept
NOT_NEEDED = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
CONDITIONS = (*NOT_NEEDED, "HTTP_RANGE", "HTTP_COOKIE")

Started = tuple[str, list[tuple[str, str]]]


class PageCache:
    def __init__(self, app: WSGIApplication, session_cookie: str, limit: int, room: Room | None = None) -> None:
        """`limit`: bytes that this process may keep; `room`: its threads."""
        self.app = app
        self.session_cookie = session_cookie
        self.store = Store(limit)
        self._flights = Flights(room.share(room.most) if room else None)
        self._never: dict[str, None] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ, self.session_cookie)
        if key is None:
            tally.words[PASSED] += 1
            return self.app(environ, start_response)
        entry = self.store.get(key)
        if entry is None:
            if environ["REQUEST_METHOD"] == "HEAD" or key[PATH] in self._never:
                return self._render(key, environ, start_response)
        else:
            holds = time.time() < entry.until and entry.version == version.current()
            # Old bytes go on being served while one thread renders anew.
            if holds and (time.monotonic() - entry.made_at <= MAX_AGE or self._flights.is_under_way(key)):
                return send(entry, environ, start_response)
        return self._render_once(key, entry, environ, start_response)

    def _render_once(
        self, key: Key, old: Entry | None, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        content = version.current()
        with self._flights.leading(key) as leads:
            if leads:
                return self._render(key, environ, start_response, old)
        entry = self.store.get(key)
        # What was begun before a change is not for those who ask after it.
        if entry is not None and entry.version in (content, version.current()) and time.time() < entry.until:
            return send(entry, environ, start_response)
        return self._render(key, environ, start_response, old)

    def _render(
        self, key: Key, environ: WSGIEnvironment, start_response: StartResponse, old: Entry | None = None
    ) -> Iterable[bytes]:
        tally.words[RENDERED] += 1
        content, until, at = version.current(), end_of_day(), time.monotonic()
        # A view that read the number in its own way would leave one page's bytes at the address of another.
        asked = {**environ, PAGE: str(key[NUMBER])}
        if old is not None:
            asked["REQUEST_METHOD"] = "GET"
            for name in CONDITIONS:
                asked.pop(name, None)
        elif key[PATH] not in self._never and environ["REQUEST_METHOD"] == "GET":
            # What is kept is compressed and compared here.
            for name in NOT_NEEDED:
                asked.pop(name, None)
        started: list[Started] = []

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            started[:] = [(status, headers)]
            return _write

        body = self.app(asked, start)
        status, headers = started[0]
        if old is not None and status[0] == "5":
            # The database is away: what was known stays readable.
            _close(body)
            old.made_at = at - MAX_AGE + AGAIN
            return send(old, environ, start_response)
        if not may_be_kept(status, headers) or asked["REQUEST_METHOD"] != "GET":
            if old is not None:
                self.store.drop(key)
            if is_shared(headers):
                self._never.pop(key[PATH], None)
            elif status[0] != "5":
                self._note_never(key[PATH])
            start_response(status, without_shared_age(headers))
            return body
        try:
            content_bytes = b"".join(body)
        finally:
            _close(body)
        entry = make_entry(content_bytes, headers, key[PATH], content, until, at)
        self._never.pop(key[PATH], None)
        self.store.put(key, entry)
        return send(entry, environ, start_response)

    def _note_never(self, path: str) -> None:
        if len(self._never) >= NEVER:
            self._never.clear()
        self._never[path] = None


def may_be_kept(status: str, headers: Iterable[tuple[str, str]]) -> bool:
    if not status.startswith("200"):
        return False
    told = {name.lower(): value.lower() for name, value in headers}
    if told.keys() & {"set-cookie", "content-encoding"} or "cookie" in told.get("vary", ""):
        return False
    return is_shared(headers)


def is_shared(headers: Iterable[tuple[str, str]]) -> bool:
    return any(name.lower() == "cache-control" and "s-maxage" in value.lower() for name, value in headers)


def without_shared_age(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is said to this cache is not said to any behind it, which would not hear of changes."""
    return [pair for pair in headers if pair[0].lower() != "cache-control" or "s-maxage" not in pair[1].lower()]


def send(entry: Entry, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    body = entry.best(environ.get("HTTP_ACCEPT_ENCODING", ""))
    start = environ.get(START, start_response)
    if _is_known(entry, body.etag, environ):
        tally.words[UNCHANGED] += 1
        start("304 Not Modified", body.unchanged)
        return []
    tally.words[KEPT] += 1
    start("200 OK", body.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body.content]


def _is_known(entry: Entry, etag: str, environ: WSGIEnvironment) -> bool:
    """Whether the asker has it already; a moment counts only if it is the very one that was told with it."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known:
        return known.strip() == "*" or etag in [tag.strip().removeprefix("W/") for tag in known.split(",")]
    return entry.modified != "" and environ.get("HTTP_IF_MODIFIED_SINCE") == entry.modified


def _close(body: Any) -> None:
    if hasattr(body, "close"):
        body.close()


def _write(data: bytes) -> None:
    raise NotImplementedError("no view writes past its answer")
