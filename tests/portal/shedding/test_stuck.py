"""A connection on which nothing moves is ended, so that its thread is free again."""

import socket
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from portal.shedding.stuck import Stuck, end_silent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the state of its connections")


@pytest.fixture
def connection() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Ours and the client's end."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = socket.create_connection(server.getsockname(), 30, source_address=("127.0.0.77", 0))
        ours, _ = server.accept()
    with client, ours:
        yield ours, client


def test_only_connections_with_that_address_are_ended(connection: tuple[socket.socket, socket.socket]) -> None:
    ours, client = connection
    assert end_silent("127.0.0.78", -1.0) == 0
    assert end_silent("127.0.0.77", -1.0) == 1
    assert client.recv(1) == b""
    assert ours.recv(1) == b""


def test_who_was_sent_something_of_late_is_left_alone(connection: tuple[socket.socket, socket.socket]) -> None:
    ours, client = connection
    ours.sendall(b"x")
    assert end_silent("127.0.0.77", 3_600.0) == 0
    assert client.recv(1) == b"x"


def test_an_upload_on_its_way_goes_on_beside_a_hit_that_is_kept_back(
    connection: tuple[socket.socket, socket.socket],
) -> None:
    _, client = connection
    time.sleep(1.2)
    client.sendall(b"x")
    assert end_silent("127.0.0.77", 1.0, both_ways=True) == 0
    assert end_silent("127.0.0.77", 1.0) == 1


@pytest.mark.parametrize(("usual", "here"), [(-1.0, None), (3_600.0, -1.0)])
def test_a_thread_that_waits_for_a_silent_client_is_set_free(
    connection: tuple[socket.socket, socket.socket], usual: float, here: float | None
) -> None:
    ours, _ = connection
    stuck, read = Stuck(patience=usual), list[bytes]()

    def wait() -> None:
        stuck.begin("127.0.0.77", here)
        read.append(ours.recv(10))
        stuck.end()

    thread = threading.Thread(target=wait)
    thread.start()
    while not stuck.held_by("127.0.0.77"):
        pass
    stuck.look()
    thread.join(30)
    assert read == [b""]
    assert stuck.look() == 0
