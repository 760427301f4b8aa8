import mmap
import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

SLOTS = 1 << 18  # 2 MiB of eight bytes each
WORD = 8


class Shared:
    """A few numbers that all processes of one host see at once, in a file they all map.

    Word 0 says which change of the totals was the last; each other word belongs to the addresses
    whose key falls on it and says when they have paid for what they sent. Nothing here tells an address.
    """

    def __init__(self, path: Path) -> None:
        """Where the file cannot be made, the process has these numbers for itself."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.posix_fallocate(file, 0, SLOTS * WORD)
                memory = mmap.mmap(file, SLOTS * WORD)
            finally:
                os.close(file)
        except OSError:
            memory = mmap.mmap(-1, SLOTS * WORD)
        self._words = memoryview(memory).cast("Q")

    def change(self) -> int:
        """A number that is another one after every change of the totals."""
        return self._words[0]

    def changed(self) -> None:
        self._words[0] = int.from_bytes(os.urandom(WORD), "little")

    def spend(self, address: int, now_ms: int, per_second: int, burst: int) -> bool:
        """Take one token of an address's bucket; False if it is empty.

        The bucket is kept as the moment at which it is full again. Two processes in the same
        microsecond may let one too many through.
        """
        slot = 1 + address % (SLOTS - 1)
        cost = 1_000 // per_second
        full_at = max(self._words[slot], now_ms)
        if full_at - now_ms > (burst - 1) * cost:
            # A clock that was set back by hours must not lock anybody out.
            if full_at - now_ms > burst * cost:
                self._words[slot] = now_ms
            return False
        self._words[slot] = full_at + cost
        return True


def shared() -> Shared:
    return _in(settings.STATS_FOLDER)


@lru_cache(maxsize=1)
def _in(folder: str | Path) -> Shared:
    return Shared(Path(folder, "shared"))
