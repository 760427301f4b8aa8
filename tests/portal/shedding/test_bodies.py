"""What a client sends is read before anything is done for it, and never without a bound."""

import io
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from asking import ask

from portal.shedding import Bodies, Room, Stuck, Turns
from portal.shedding.bodies import MOST, PIECE, SMALL
from stats.request import networks

SIGNED_IN = {"HTTP_COOKIE": "phien=abc"}
UPLOAD_MOST = 4 * MOST


class App:
    """Says how much it was given."""

    def __init__(self) -> None:
        self.given: list[Any] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.given.append(environ["wsgi.input"])
        start_response("200 OK", [])
        return [f"{environ.get('CONTENT_LENGTH')} {len(environ['wsgi.input'].read())}".encode()]


@pytest.fixture
def app() -> App:
    return App()


@pytest.fixture
def room() -> Room:
    return Room(12)


@pytest.fixture
def bodies(app: App, room: Room) -> Bodies:
    trusted = networks(["10.0.0.5"])
    return Bodies(app, room.share(4), Turns(room, trusted), Stuck(), trusted, "phien", UPLOAD_MOST)


def post(bodies: Bodies, data: bytes, path: str = "/", told: int | None = None, **environ: Any) -> tuple[int, bytes]:
    length = {"CONTENT_LENGTH": str(len(data) if told is None else told), "wsgi.input": io.BytesIO(data)}
    status, _, body = ask(bodies, path, REQUEST_METHOD="POST", **{**length, **environ})
    return status, body


@pytest.mark.parametrize("length", [1, PIECE, PIECE + 1, MOST])
def test_a_body_arrives_as_it_was_sent(bodies: Bodies, length: int) -> None:
    assert post(bodies, b"x" * length) == (200, f"{length} {length}".encode())


def test_a_body_of_untold_length_is_given_one(bodies: Bodies) -> None:
    chunked = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    assert post(bodies, b"x" * 100_000, **chunked) == (200, b"100000 100000")


def test_what_is_too_large_is_refused_unread(bodies: Bodies, app: App) -> None:
    class Unread(io.BytesIO):
        def read(self, *args: Any) -> bytes:
            raise AssertionError("it was read")

    status, body = post(bodies, b"", told=MOST + 1, **{"wsgi.input": Unread()})
    assert status == 413
    assert "quá lớn" in body.decode()
    assert not app.given


def test_what_proves_too_large_while_it_is_read_is_refused(bodies: Bodies, app: App) -> None:
    chunked = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    assert post(bodies, b"x" * (MOST + 1), **chunked)[0] == 413
    assert not app.given


def test_only_who_is_signed_in_may_upload_more_and_only_in_the_admin(bodies: Bodies) -> None:
    data = b"x" * (MOST + 1)
    assert post(bodies, data, "/quan-tri/images/multiple/add/", **SIGNED_IN)[0] == 200
    assert post(bodies, data, "/quan-tri/images/multiple/add/")[0] == 413
    assert post(bodies, data, "/dang-nhap/", **SIGNED_IN)[0] == 413
    assert post(bodies, b"", "/quan-tri/", told=UPLOAD_MOST + 1, **SIGNED_IN)[0] == 413


def test_what_was_broken_off_reaches_nobody(bodies: Bodies, app: App) -> None:
    assert post(bodies, b"abc", told=10)[0] == 400
    assert post(bodies, b"x" * PIECE, told=PIECE * 2)[0] == 400
    assert not app.given


def test_an_upload_that_takes_for_ever_is_given_up(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.shedding.bodies.LONGEST", -1.0)
    assert post(bodies, b"x" * PIECE * 2)[0] == 408


def test_what_is_kept_of_a_large_body_is_closed_with_its_request(bodies: Bodies, app: App) -> None:
    post(bodies, b"x" * PIECE * 2)
    assert app.given[0].closed


def test_every_thread_is_given_back_whatever_came(bodies: Bodies, room: Room) -> None:
    for data, told in ((b"abc", 3), (b"abc", 10), (b"x" * PIECE * 2, PIECE * 2), (b"", MOST + 1)):
        post(bodies, data, told=told)
    assert (room.taken, bodies.turns.taken) == (0, 0)


def test_while_many_are_slow_the_next_is_sent_away_at_once(bodies: Bodies) -> None:
    while bodies.share.enter():
        pass
    length = {"CONTENT_LENGTH": str(SMALL + 1), "wsgi.input": io.BytesIO(b"x" * (SMALL + 1))}
    status, headers, body = ask(bodies, "/", REQUEST_METHOD="POST", **length)
    assert (status, headers["Retry-After"]) == (503, "5")
    assert "quá tải" in body.decode()


def test_one_address_does_not_take_all_there_is_unless_it_is_the_proxy(
    bodies: Bodies, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        bodies.share.enter()
    monkeypatch.setattr(bodies.stuck, "held_by", lambda address: 3 if address != "192.0.2.9" else 0)
    data = b"x" * (SMALL + 1)
    assert post(bodies, data, REMOTE_ADDR="192.0.2.1")[0] == 503
    assert post(bodies, data, REMOTE_ADDR="192.0.2.9")[0] == 200
    assert post(bodies, data, REMOTE_ADDR="10.0.0.5")[0] == 200


def test_a_hit_finds_its_way_however_many_upload_and_wait_for_django(bodies: Bodies, room: Room) -> None:
    while bodies.share.enter() or room.share(room.most).enter():
        pass
    assert room.taken == room.most
    assert post(bodies, b"x" * SMALL)[0] == 200


def test_of_a_crowd_of_hits_none_is_sent_away(bodies: Bodies) -> None:
    class AMoment(io.BytesIO):
        def read(self, *args: Any) -> bytes:
            time.sleep(0.001)  # as while the server's own threads are at work
            return super().read(*args)

    def hit(number: int) -> int:
        return post(bodies, b"", told=3, **{"wsgi.input": AMoment(b"abc")})[0]

    bodies.turns.patience = 60  # this process itself may stand still for a while
    with ThreadPoolExecutor(16) as crowd:
        assert set(crowd.map(hit, range(500))) == {200}


def test_while_hits_are_kept_back_the_next_is_sent_away_without_waiting(
    bodies: Bodies, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    for number in range(bodies.turns.most):
        assert bodies.turns.enter(f"192.0.2.{number}")
    monkeypatch.setattr(bodies.turns, "_moved", time.monotonic() - bodies.turns.patience)
    monkeypatch.setattr(bodies.turns._freed, "wait", waited.append)
    assert post(bodies, b"abc")[0] == 503
    assert waited == []
    bodies.turns.leave("192.0.2.0")
    assert post(bodies, b"abc")[0] == 200


def test_hits_that_one_address_keeps_back_leave_room_for_others_unless_it_is_the_proxy(bodies: Bodies) -> None:
    bodies.turns.patience = 0.01
    own = bodies.turns.most * 3 // 4
    assert [bodies.turns.enter("192.0.2.1") for _ in range(own + 1)] == [True] * own + [False]
    assert post(bodies, b"abc", REMOTE_ADDR="192.0.2.1")[0] == 503
    assert post(bodies, b"abc", REMOTE_ADDR="192.0.2.9")[0] == 200
    for _ in range(own):
        bodies.turns.leave("192.0.2.1")
    assert post(bodies, b"abc", REMOTE_ADDR="192.0.2.1")[0] == 200
    assert all(bodies.turns.enter("10.0.0.5") for _ in range(bodies.turns.most))


def test_nobody_is_asked_for_a_body_that_was_not_announced(bodies: Bodies, app: App) -> None:
    source = io.BytesIO(b"more")
    status, _, _ = ask(bodies, "/", REQUEST_METHOD="POST", **{"wsgi.input": source})
    assert status == 200
    assert app.given == [source]


def test_who_keeps_hits_back_waits_for_nothing_while_others_come_and_go(
    bodies: Bodies, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(bodies.turns._freed, "wait", waited.append)
    bodies.turns.patience = 60
    for _ in range(bodies.turns.most * 3 // 4):
        assert bodies.turns.enter("192.0.2.1")
    bodies.turns._held["192.0.2.1"].moved -= 61
    assert post(bodies, b"abc", REMOTE_ADDR="192.0.2.9")[0] == 200
    assert post(bodies, b"abc", REMOTE_ADDR="192.0.2.1")[0] == 503
    assert waited == []


def test_a_network_of_ipv6_is_one_reader(bodies: Bodies) -> None:
    bodies.turns.patience = 0.01
    let_in = [bodies.turns.enter(f"2001:db8::{number:x}") for number in range(1, bodies.turns.most + 1)]
    assert sum(let_in) == bodies.turns.most * 3 // 4
    assert post(bodies, b"abc", REMOTE_ADDR="2001:db8:0:1::1")[0] == 200


def test_hits_that_are_kept_back_leave_two_threads_to_what_is_kept(bodies: Bodies, room: Room) -> None:
    places, bodies.turns.patience = bodies.turns.most, 60
    for number in range(places):
        assert bodies.turns.enter(f"192.0.2.{number}")
    django = room.share(room.most)
    assert django.enter()  # they move
    django.leave()
    bodies.turns.patience = 0
    assert not django.enter()
    for number in range(4):
        bodies.turns.leave(f"192.0.2.{number}")
    while django.enter():
        pass
    assert room.taken + bodies.turns.taken == places
