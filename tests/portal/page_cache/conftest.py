from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from portal.page_cache import PageCache, version

PAGE = b"<!doctype html><title>Trang</title>" + "Thi đua là yêu nước. ".encode() * 100


class App:
    """What stands behind the cache: counts what it is asked, answers as it is told."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.status = "200 OK"
        self.content = PAGE
        self.headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "public, max-age=0, s-maxage=60"}
        self.before: Any = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked.append(environ)
        self.before()
        start_response(self.status, list(self.headers.items()))
        return [self.content]


class Version:
    def __init__(self) -> None:
        self.number = 1

    def current(self) -> int:
        return self.number


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch) -> Iterator[Version]:
    """The version of the content, to be changed at will."""
    known = Version()
    monkeypatch.setattr(version, "current", known.current)
    yield known


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
def cache(app: App, content: Version) -> PageCache:
    return PageCache(app, "phien", 1_000_000)


def commit() -> None:
    """What the test's transaction did so far counts as committed: what follows is another change."""
    connection.run_on_commit.clear()


@pytest.fixture
def one_connection(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The connection of the test's transaction stays open, and every answer looks for changes."""
    monkeypatch.setattr(version, "LOOK_EVERY", -1.0)
    monkeypatch.setattr(version, "looked_after", lambda: connection.cursor())
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
