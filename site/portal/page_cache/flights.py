from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from portal.shedding import Share

PATIENCE = 20.0  # seconds


class Flights:
    """One rendering of a page at a time, however many ask for it."""

    def __init__(self, share: Share | None = None) -> None:
        """`share`: threads that may wait for another's rendering; who finds no room goes on at once."""
        self._share = share
        self._lock = Lock()
        self._under_way: dict[Hashable, Event] = {}

    @contextmanager
    def leading(self, key: Hashable) -> Iterator[bool]:
        """Whether this thread is the one that renders; another one has waited until the first was done."""
        with self._lock:
            event = self._under_way.get(key)
            if event is None:
                self._under_way[key] = Event()
        if event is not None:
            if self._share is None:
                event.wait(PATIENCE)
            elif self._share.enter():
                try:
                    event.wait(PATIENCE)
                finally:
                    self._share.leave()
            yield False
            return
        try:
            yield True
        finally:
            with self._lock:
                self._under_way.pop(key).set()

    def is_under_way(self, key: Hashable) -> bool:
        return key in self._under_way
