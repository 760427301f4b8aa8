"""Clients that send or read slowly, or too much, cost the others nothing."""

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.e2e.people import AGENTS
from tests.e2e.server import Portal

SLOW = 24  # more than one process has threads for
SOURCE = "127.0.0.66"


@pytest.fixture
def slow_senders(portal: Portal) -> Iterator[list[socket.socket]]:
    """Each has announced a body and sent a part of it."""
    with ExitStack() as opened:
        senders = []
        for number in range(SLOW):
            client = opened.enter_context(socket.create_connection(("127.0.0.1", portal.port), 30, (SOURCE, 0)))
            path = ("/_s/v", "/dang-nhap/", "/khong-co/")[number % 3]
            client.sendall(f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 300\r\n\r\nabc".encode())
            senders.append(client)
        yield senders


@pytest.fixture
def unfinished(portal: Portal) -> Iterator[None]:
    """Each has sent the beginning of its headers."""
    with ExitStack() as opened:
        for _ in range(SLOW):
            client = opened.enter_context(socket.create_connection(("127.0.0.1", portal.port), 30, (SOURCE, 0)))
            client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-A")
        yield


def test_pages_and_the_counter_answer_while_others_send_slowly(
    portal: Portal, unfinished: None, slow_senders: list[socket.socket]
) -> None:
    mark = re.search(r'data-page="([^"]+)"', portal.get("/").text)[1]
    for _ in range(4):  # both processes
        assert portal.get("/").status == 200
        assert portal.get("/phong-trao-thi-dua/").status == 200
        assert portal.get("/tim-kiem/?q=thi%20dua").status == 200
        assert portal.get("/_s/v", "POST", mark.encode(), headers={"User-Agent": AGENTS[-1]}).status == 200
        assert portal.get("/healthz").status == 200


def test_too_much_is_refused_in_vietnamese(portal: Portal) -> None:
    answer = portal.get("/dang-nhap/", "POST", b"x=1", headers={"Content-Length": "3000000"})
    assert answer.status == 413
    assert "quá lớn" in answer.text
    assert "default-src" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("headers", [{"X-Long": "x" * 200_000}, {f"X-{number}": "1" for number in range(120)}])
def test_headers_have_an_end(portal: Portal, headers: dict[str, str]) -> None:
    assert portal.get("/", headers=headers).status == 431


def test_strangers_are_told_no_figures_and_every_answer_of_django_has_a_name(portal: Portal) -> None:
    answers = [portal.get(path) for path in ("/_metrics", "/dang-nhap/", "/dang-nhap/")]
    assert [answer.status for answer in answers] == [404, 200, 200]
    assert len({answer.headers["X-Request-Id"] for answer in answers[1:]}) == 2
    assert portal.get("/").headers["X-Request-Id"] is None


def test_a_ready_portal_says_so_part_by_part(portal: Portal) -> None:
    told = portal.get("/readyz")
    assert told.status == 200
    assert '"scheduler": true' in told.text
