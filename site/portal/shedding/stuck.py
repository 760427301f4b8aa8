"""Ends connections on which nothing moves while a thread waits for them.

The server knows no time limit for a body or for an answer that is not taken, and a thread inside it cannot be woken.
"""

import logging
import os
import socket
import struct
import threading
import time
from contextlib import suppress
from pathlib import Path

from stats.request import parse_address, reader_at

logger = logging.getLogger(__name__)

PATIENCE = 20.0  # seconds
LOOK_EVERY = 1.0
_LAST = struct.Struct("=44xI4xI")  # of Linux's tcp_info: milliseconds since we sent anything, since anything came


class Stuck:
    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._waiting: dict[int, tuple[float, str, float]] = {}
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def begin(self, address: str, patience: float | None = None) -> None:
        """This thread begins to wait for a client; again and again while something comes.

        `patience`: seconds, where another than usual.
        """
        patience = self.patience if patience is None else patience
        self._waiting[threading.get_ident()] = (time.monotonic(), address, patience)
        if self._thread is None:
            self._start()

    def end(self) -> None:
        self._waiting.pop(threading.get_ident(), None)

    def held_by(self, address: str) -> int:
        """How many threads wait for the reader at this address."""
        reader = reader_at(address)
        return sum(reader_at(waiting[1]) == reader for waiting in list(self._waiting.values()))

    def look(self) -> int:
        """Ends what has waited too long; returns how many connections that were."""
        now = time.monotonic()
        waiting = list(self._waiting.values())
        late = {
            (address, patience, now - began <= self.patience)
            for began, address, patience in waiting
            if now - began > patience
        }
        return sum(end_silent(*each) for each in late)

    def _start(self) -> None:
        with self._lock:
            if self._thread is None and hasattr(socket, "TCP_INFO"):
                self._thread = threading.Thread(target=self._run, name="stuck", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            try:
                self.look()
            except Exception:
                logger.exception("waiting for slow clients goes on without a bound")


def end_silent(address: str, seconds: float, both_ways: bool = False) -> int:
    """Ends this process's connections with `address` to which nothing was sent for so long; returns how many.

    `both_ways`: nor anything came, so that an upload on its way beside them goes on. Which of an address's connections
    it is that a thread waits for the server does not say. Nothing was sent to it in all that time, as to others
    that are idle (they may be ended at any time) or that Django has worked for as long.
    """
    wanted, ended = parse_address(address), 0
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - numbers, not paths
        with suppress(OSError):
            if not str(Path("/proc/self/fd", name).readlink()).startswith("socket:"):
                continue
            with socket.socket(fileno=os.dup(int(name))) as connection:
                if connection.family not in (socket.AF_INET, socket.AF_INET6):
                    continue
                if parse_address(connection.getpeername()[0]) == wanted and _silent(connection, both_ways) > seconds:
                    connection.shutdown(socket.SHUT_RDWR)
                    ended += 1
    return ended


def _silent(connection: socket.socket, both_ways: bool) -> float:
    """Seconds since anything was sent, or came."""
    sent, came = _LAST.unpack(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _LAST.size))
    return float(min(sent, came) if both_ways else sent) / 1_000
