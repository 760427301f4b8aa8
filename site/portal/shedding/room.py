from threading import Lock

from portal.figures.tally import BUSY, tally

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
