"""The load: kept-alive connections, one request in flight on each, in one process without threads."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass

CONNECTIONS = 64


@dataclass(frozen=True)
class Load:
    """What came of it. `busy` is the part of one core that the generator itself used."""

    answered: int
    failed: int
    seconds: float
    busy: float

    @property
    def per_second(self) -> float:
        return self.answered / self.seconds


def load(port: int, requests: Iterator[bytes], seconds: float) -> Load:
    """Sends for so many seconds, then waits for the answers that are due."""
    with selectors.DefaultSelector() as selector:
        sockets = [_connect(port) for _ in range(CONNECTIONS)]
        received: dict[socket.socket, bytes] = {}
        answered = failed = 0
        began, busy = time.perf_counter(), time.process_time()
        for connection in sockets:
            selector.register(connection, selectors.EVENT_READ)
            connection.send(next(requests))
        waiting, deadline = len(sockets), began + seconds
        while waiting:
            ready = selector.select(timeout=30)
            if not ready:
                raise RuntimeError("the server stopped answering")
            sending = time.perf_counter() < deadline
            for key, _ in ready:
                connection = key.fileobj
                data = received.pop(connection, b"") + connection.recv(65_536)
                if not _is_whole(data):
                    received[connection] = data
                    continue
                if data.startswith(b"HTTP/1.1 200 "):
                    answered += 1
                else:
                    failed += 1
                if sending:
                    connection.send(next(requests))
                else:
                    waiting -= 1
        took = time.perf_counter() - began
        busy = (time.process_time() - busy) / took
        for connection in sockets:
            connection.close()
    return Load(answered, failed, took, busy)


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _is_whole(data: bytes) -> bool:
    if not data:
        raise RuntimeError("the server closed a connection")
    head, end, body = data.partition(b"\r\n\r\n")
    if not end:
        return False
    _, found, length = head.lower().partition(b"content-length: ")
    # Without a length the body comes in chunks.
    return len(body) >= int(length.partition(b"\r\n")[0]) if found else body.endswith(b"0\r\n\r\n")
