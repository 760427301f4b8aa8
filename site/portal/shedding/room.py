import time
from collections.abc import Sequence
from threading import Condition, Lock

from portal.figures.tally import BUSY, tally
from stats.request import Network, is_trusted, parse_address

RESERVED = 4


class Room:
    """A process's threads, of which a few are never given to what can wait: those answer what is kept."""

    def __init__(self, threads: int) -> None:
        self.most = max(threads - RESERVED, 1)
        self.taken = 0
        self.lock = Lock()

    def share(self, most: int) -> "Share":
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
        with room.lock:
            if self.taken >= self.most or room.taken >= room.most:
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
    address leaves a quarter to others, unless it is a proxy's, which stands for many.
    """

    def __init__(self, room: Room, trusted: Sequence[Network], patience: float = 0.1) -> None:
        """`patience`: seconds."""
        self.room = room
        self.trusted = trusted
        self.patience = patience
        self.taken = 0
        self.waiting = 0
        self._held: dict[str, int] = {}
        self._moved = time.monotonic()
        self._lock = Lock()
        self._freed = Condition(self._lock)

    @property
    def most(self) -> int:
        return self.room.most - self.room.taken + RESERVED // 2

    def enter(self, address: str) -> bool:
        """Whether there is room by now; whoever was let in has to `leave`."""
        with self._lock:
            if self._is_full(address) and not self._wait(address):
                return False
            self.taken += 1
            self._held[address] = self._held.get(address, 0) + 1
            self._moved = time.monotonic()
            return True

    def leave(self, address: str) -> None:
        with self._lock:
            self.taken -= 1
            left = self._held.pop(address) - 1
            if left:
                self._held[address] = left
            self._moved = time.monotonic()
            if self.waiting:
                self._freed.notify_all()

    def _is_full(self, address: str) -> bool:
        most = self.most
        if self.taken >= most:
            return True
        its_own = max(most * 3 // 4, 1)
        return self._held.get(address, 0) >= its_own and not is_trusted(parse_address(address), self.trusted)

    def _wait(self, address: str) -> bool:
        until = time.monotonic() + self.patience
        self.waiting += 1
        try:
            while self._is_full(address):
                left = min(until, self._moved + self.patience) - time.monotonic()
                if left <= 0:
                    return False
                self._freed.wait(left)
            return True
        finally:
            self.waiting -= 1
