"""A slow reader holds a thread only for what is too long for the server to hold."""

from collections.abc import Iterator
from typing import Any

import pytest
from asking import ask

from portal.shedding import Room, Stuck, WholeAnswers
from portal.shedding.answers import WHOLE


class Body:
    def __init__(self, length: int) -> None:
        self.length = length
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from (b"x" * 1_000 for _ in range(self.length // 1_000))

    def close(self) -> None:
        self.closed = True


class App:
    def __init__(self, length: int) -> None:
        self.body = Body(length)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Length", str(self.body.length))])
        return self.body


@pytest.fixture
def room() -> Room:
    return Room(12)


def asked(answers: WholeAnswers, method: str = "GET") -> Any:
    environ = {"REQUEST_METHOD": method, "PATH_INFO": "/", "REMOTE_ADDR": "192.0.2.1"}
    return answers(environ, lambda status, headers, *error: None)


def test_a_photo_is_handed_over_whole(room: Room) -> None:
    app = App(300_000)
    body = asked(WholeAnswers(app, room.share(1), Stuck()))
    assert isinstance(body, list)
    assert len(b"".join(body)) == 300_000
    assert app.body.closed


def test_nothing_is_read_for_who_asks_only_for_the_headers(room: Room) -> None:
    app = App(WHOLE * 2)
    assert asked(WholeAnswers(app, room.share(1), Stuck()), "HEAD") == []
    assert app.body.closed


def test_a_long_file_holds_a_thread_until_it_is_closed(room: Room) -> None:
    app = App(WHOLE * 2)
    answers = WholeAnswers(app, room.share(1), Stuck(patience=3_600))
    body = asked(answers)
    next(body)
    assert room.taken == answers.stuck.held_by("192.0.2.1") == 1
    body.close()
    body.close()
    assert room.taken == answers.stuck.held_by("192.0.2.1") == 0
    assert app.body.closed


def test_more_long_files_than_there_is_room_for_are_put_off(room: Room) -> None:
    app = App(WHOLE * 2)
    answers = WholeAnswers(app, room.share(1), Stuck())
    first = asked(answers)
    app.body = Body(WHOLE * 2)
    status, headers, _ = ask(answers, "/")
    assert (status, headers["Retry-After"]) == (503, "5")
    assert app.body.closed
    first.close()
