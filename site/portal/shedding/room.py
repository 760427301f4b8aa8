from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Condition, Lock

from portal.figures.tally import BUSY, tally
from stats.request import Network, is_trusted, parse_address, reader_at

RESERVED = 4


class Room:
    """A process's threads, of which a few are never given to what can wait: those answer what is kept."""

    def __init__(self, threads: int) -> None:
        self.most = max(threads - RESERVED, 1)
        self.taken = 0
        self.turns: Turns | None = None
        self.lock = Lock()

    def share(self, most: int) -> Share:
        return Share(self, max(most, 1))


class Share:
    """As many threads of the room as one kind of waiting may hold at once."""

    def __init__(self, room: Room, most: int) -> None:
        self.most = min(most, room.most)
        self.taken = 0
        self._room = room

    def enter(self) -> bool:
        """Whether there is room; whoever was let in has to `leave`."""
        room = self._room
        # Bodies that are kept back wait too; those that move are gone before anybody could have waited for them.
        kept_back = max(room.turns.stuck() - RESERVED // 2, 0) if room.turns else 0
        with room.lock:
            if self.taken >= self.most or room.taken + kept_back >= room.most:
                return False
            self.taken += 1
            room.taken += 1
            tally.words[BUSY] = room.taken
            return True

    def leave(self) -> None:
        room = self._room
        with room.lock:
            self.taken -= 1
            room.taken -= 1
            tally.words[BUSY] = room.taken


class Turns:
    """For what is a moment's work, and must not be refused for being one of many: most of the threads that are free.

    The next one waits a moment while those inside come and go; where nobody has moved for as long, they are stuck. One
    reader leaves a quarter to others, unless it is a proxy, which stands for many.
    """

    def __init__(self, room: Room, trusted: Sequence[Network], patience: float = 0.1) -> None:
        """`patience`: seconds."""
        self.room = room
        self.trusted = trusted
        self.patience = patience
        self.taken = 0
        self._waiting = 0
        self._held: dict[str, _Held] = {}
        self._moved = time.monotonic()
        self._lock = Lock()
        self._freed = Condition(self._lock)
        room.turns = self

    @property
    def most(self) -> int:
        return self.room.most - self.room.taken + RESERVED // 2

    def enter(self, address: str) -> bool:
        """Whether there is room by now; whoever was let in has to `leave`."""
        reader = reader_at(address)
        with self._lock:
            if self._is_full(reader, address) and not self._wait(reader, address):
                return False
            self.taken += 1
            held = self._held.get(reader)
            if held is None:
                held = self._held[reader] = _Held()
            held.places += 1
            held.moved = self._moved = time.monotonic()
            return True

    def leave(self, address: str) -> None:
        reader = reader_at(address)
        with self._lock:
            self.taken -= 1
            held = self._held[reader]
            held.places -= 1
            held.moved = self._moved = time.monotonic()
            if not held.places:
                del self._held[reader]
            if self._waiting:
                self._freed.notify_all()

    def stuck(self) -> int:
        """How many threads are held by readers of whom none has moved."""
        with self._lock:
            since = time.monotonic() - self.patience
            return sum(held.places for held in self._held.values() if held.moved <= since)

    def _is_full(self, reader: str, address: str) -> bool:
        return self.taken >= self.most or self._has_its_share(reader, address)

    def _has_its_share(self, reader: str, address: str) -> bool:
        held = self._held.get(reader)
        if held is None or held.places < max(self.most * 3 // 4, 1):
            return False
        return not is_trusted(parse_address(address), self.trusted)

    def _wait(self, reader: str, address: str) -> bool:
        until = time.monotonic() + self.patience
        self._waiting += 1
        try:
            while self._is_full(reader, address):
                moved = self._held[reader].moved if self._has_its_share(reader, address) else self._moved
                left = min(until, moved + self.patience) - time.monotonic()
                if left <= 0:
                    return False
                self._freed.wait(left)
            return True
        finally:
            self._waiting -= 1


class _Held:
    __slots__ = ("moved", "places")

    def __init__(self) -> None:
        self.places, self.moved = 0, 0.0
