"""In front of Django: some work, some wait, the rest is sent away at once; what is kept goes on."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from asking import ask

from portal.figures.tally import ANSWERS, REFUSED, tally
from portal.page_cache import PageCache
from portal.shedding import Gate, Room
from stats.request import networks

PUBLIC = [("Content-Type", "text/html"), ("Cache-Control", "s-maxage=60")]


class Slow:
    """Stands for Django: whoever asks for /cham/ waits until the test says so."""

    def __init__(self) -> None:
        self.came = threading.Semaphore(0)
        self.go_on = threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"] == "/cham/":
            self.came.release()
            assert self.go_on.wait(30)
        start_response("200 OK", PUBLIC)
        return [b"<!doctype html>"]


@pytest.fixture
def django() -> Slow:
    return Slow()


@pytest.fixture
def gate(django: Slow) -> Gate:
    return Gate(django, Room(12), 1, networks(["10.0.0.5"]), at_once=2)


@pytest.fixture
def full(gate: Gate, django: Slow) -> Iterator[list[int]]:
    """Two work and one waits; afterwards the statuses that they were answered."""
    answered: list[int] = []
    threads = [threading.Thread(target=lambda: answered.append(ask(gate, "/cham/")[0])) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(2):
        assert django.came.acquire(timeout=30)
    while gate.share.taken < 3:
        pass
    yield answered
    django.go_on.set()
    for thread in threads:
        thread.join()
    assert answered == [200, 200, 200]


def test_who_finds_the_house_full_is_told_when_to_come_again(gate: Gate, full: list[int]) -> None:
    refused = tally.words[REFUSED["crowded"]]
    status, headers, body = ask(gate, "/")
    assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "5", "no-store")
    assert "quá tải" in body.decode()
    assert tally.words[REFUSED["crowded"]] == refused + 1


def test_who_waits_is_answered_in_the_end(gate: Gate, django: Slow, full: list[int]) -> None:
    assert not full
    django.go_on.set()


def test_who_has_waited_too_long_is_sent_away(gate: Gate, django: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.shedding.gate.LONGEST_WAIT", 0.01)
    threads = [threading.Thread(target=ask, args=(gate, "/cham/")) for _ in range(2)]
    for thread in threads:
        thread.start()
        assert django.came.acquire(timeout=30)
    assert ask(gate, "/")[0] == 503
    assert gate.share.taken == 2
    django.go_on.set()
    for thread in threads:
        thread.join()


def test_watchers_are_let_in_even_then(gate: Gate, full: list[int]) -> None:
    assert [ask(gate, path)[0] for path in ("/healthz", "/readyz", "/_metrics")] == [200, 200, 200]


def test_kept_pages_go_on_and_an_old_one_stands_in_for_what_cannot_be_rendered(
    gate: Gate, django: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = [1]
    monkeypatch.setattr("portal.page_cache.version.current", lambda: version[0])
    pages = PageCache(gate, "phien", 1_000_000, Room(12))
    assert ask(pages, "/")[0] == 200
    while gate.share.enter():
        pass
    assert ask(pages, "/")[0] == 200
    version[0] = 2
    assert ask(pages, "/")[0] == 200
    assert ask(pages, "/moi/")[0] == 503


def test_every_answer_names_its_request_but_one_that_is_kept(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.page_cache.version.current", lambda: 1)
    first, second = (ask(gate, "/")[1]["X-Request-Id"] for _ in range(2))
    assert len(first) == 16
    assert first != second
    pages = PageCache(gate, "phien", 1_000_000)
    assert all("X-Request-Id" not in ask(pages, "/")[1] for _ in range(2))


@pytest.mark.parametrize(
    ("address", "given", "taken"),
    [
        ("10.0.0.5", "abc-123", True),
        ("192.0.2.1", "abc-123", False),
        ("10.0.0.5", "a b\r\nX: y", False),
        ("10.0.0.5", "a" * 65, False),
    ],
)
def test_only_a_trusted_proxy_names_a_request(gate: Gate, address: str, given: str, taken: bool) -> None:
    _, headers, _ = ask(gate, "/", REMOTE_ADDR=address, HTTP_X_REQUEST_ID=given)
    assert (headers["X-Request-Id"] == given) == taken


def test_what_django_answers_is_counted_by_its_status(gate: Gate) -> None:
    before = tally.words[ANSWERS + 1]
    ask(gate, "/")
    assert tally.words[ANSWERS + 1] == before + 1


def test_a_page_s_photos_are_never_sent_away(gate: Gate, full: list[int]) -> None:
    assert ask(gate, "/tin/")[0] == 503
    assert [ask(gate, "/media/anh.avif")[0] for _ in range(8)] == [200] * 8
