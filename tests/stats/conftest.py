"""Time as a person writes it, tables as plain values, and the counter called as a server calls it."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hitcount.models import HitCount

from stats.models import AddressDay, Day, Facet, Hour, PageDay, PageVisitor, Refusal, Visitor
from stats.writer import Writer, journals
from stats.wsgi import Counter

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
STATE = (Visitor, PageVisitor, AddressDay, Hour, Day, PageDay, Facet, Refusal)


@pytest.fixture(scope="session")
def at() -> Callable[[str], int]:
    """`2021-12-27 09:00:00` in Vietnam, in milliseconds."""

    def milliseconds(text: str) -> int:
        moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
        return round(moment.timestamp() * 1000)

    return milliseconds


@pytest.fixture(scope="session")
def tables() -> Callable[[], dict[str, set[tuple[Any, ...]]]]:
    """Everything that a fold writes, as values."""

    def snapshot() -> dict[str, set[tuple[Any, ...]]]:
        contents: dict[str, set[tuple[Any, ...]]] = {}
        for model in STATE:
            names = [field.attname for field in model._meta.concrete_fields if field.attname not in ("id", "pk")]
            contents[model.__name__] = set(model._default_manager.values_list(*names))
        contents["HitCount"] = set(HitCount.objects.values_list("content_type", "object_pk", "hits"))
        return contents

    return snapshot


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@pytest.fixture
def moment(at: Callable[[str], int]) -> Iterator[Callable[[str], None]]:
    """Move the clock to a moment in Vietnam, where it stands still."""
    with time_machine.travel(at("2021-12-27 10:00:00") / 1000, tick=False) as clock:
        yield lambda text: clock.move_to(at(text) / 1000)


@pytest.fixture(scope="session")
def environ() -> Callable[..., dict[str, Any]]:
    """A browser's request; headers as keywords, `None` for one that is not sent."""

    def make(method: str, address: str, body: bytes = b"", **headers: Any) -> dict[str, Any]:
        path, _, query = address.partition("?")
        values = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "text/plain;charset=UTF-8",
            "REMOTE_ADDR": "203.0.113.7",
            "HTTP_HOST": "example.vn",
            "HTTP_USER_AGENT": FIREFOX,
            "HTTP_ACCEPT_LANGUAGE": "vi",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
        } | headers
        return {name: value for name, value in values.items() if value is not None}

    return make


@pytest.fixture
def writer() -> Iterator[Writer]:
    """Folds each hit before it is answered, in the test's own transaction."""
    writer = Writer(journals(), background=False)
    yield writer
    writer.stop()


@pytest.fixture
def call(environ: Callable[..., dict[str, Any]], writer: Writer) -> Callable[..., Answer]:
    """The counter's answer to a request; `proxies` are the trusted ones."""

    def other_app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"another"]

    def request(method: str, address: str, body: bytes = b"", proxies: tuple[str, ...] = (), **headers: Any) -> Answer:
        started: list[Any] = []
        counter = Counter(other_app, proxies, writer)
        parts = counter(environ(method, address, body, **headers), lambda *args: started.append(args))
        status, sent = started[0]
        return Answer(int(status[:3]), dict(sent), b"".join(parts))

    return request
