import json
from base64 import b64decode
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from wsgiref.types import StartResponse

from stats.numbers import Numbers

# One transparent pixel, 43 bytes.
PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that no cache keeps and that sets no cookie."""

    status: HTTPStatus
    body: bytes = b""
    content_type: str = "application/json"
    more_headers: tuple[tuple[str, str], ...] = ()
    _start: tuple[str, list[tuple[str, str]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        headers = [
            ("Content-Type", self.content_type),
            ("Content-Length", str(len(self.body))),
            ("Cache-Control", "no-store"),
            *self.more_headers,
        ]
        object.__setattr__(self, "_start", (f"{self.status.value} {self.status.phrase}", headers))

    def send(self, start_response: StartResponse, *, head: bool) -> list[bytes]:
        status, headers = self._start
        start_response(status, headers.copy())
        return [] if head else [self.body]


@lru_cache(maxsize=256)
def numbers_answer(numbers: Numbers) -> Answer:
    """Under load a moment's readers are given the same numbers."""
    shown = {
        "online": numbers.online,
        "today": numbers.today,
        "week": numbers.week,
        "total": numbers.total,
    }
    if numbers.views is not None:
        shown["views"] = numbers.views
    return Answer(HTTPStatus.OK, json.dumps(shown, separators=(",", ":")).encode())


def pixel() -> Answer:
    return Answer(HTTPStatus.OK, PIXEL, "image/gif")


def unavailable() -> Answer:
    """The hit could not be kept, and nobody shall take it for counted."""
    return Answer(HTTPStatus.SERVICE_UNAVAILABLE, b"{}", more_headers=(("Retry-After", "5"),))


def not_allowed(allowed: tuple[str, ...]) -> Answer:
    return Answer(
        HTTPStatus.METHOD_NOT_ALLOWED,
        content_type="text/plain",
        more_headers=(("Allow", ", ".join(allowed)),),
    )


def not_found() -> Answer:
    return Answer(HTTPStatus.NOT_FOUND, content_type="text/plain")
