import fcntl
import mmap
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from zlib import crc32

from django.conf import settings

SLOTS = 1 << 18  # 2 MiB of eight bytes each
WORD = 8
MOST = 7  # numbers that are told at once
TOLD = slice(1, 1 + MOST + 2)  # since when they hold, the numbers, and a sum over all that
FIRST = 16  # of the words that belong to addresses


class Shared:
    """A few numbers that all processes of one host see at once, in a file they all map.

    Word 0 says which change of the totals was the last; then come the numbers that were told last; each word
    from `FIRST` on belongs to the addresses whose key falls on it and says when they have paid for what they
    sent. Nothing here tells an address.
    """

    def __init__(self, path: Path) -> None:
        """Where the file cannot be made, the process has these numbers for itself."""
        self._file: int | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            os.posix_fallocate(self._file, 0, SLOTS * WORD)
            memory = mmap.mmap(self._file, SLOTS * WORD)
        except OSError:
            self._close()
            memory = mmap.mmap(-1, SLOTS * WORD)
        self._words = memoryview(memory).cast("Q")
        self._telling = Lock()
        self._last: tuple[bytes, tuple[int, ...]] = (b"", ())

    def __del__(self) -> None:
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def change(self) -> int:
        """A number that is another one after every change of the totals."""
        return self._words[0]

    def changed(self) -> None:
        self._words[0] = int.from_bytes(os.urandom(WORD), "little")

    def told(self) -> tuple[int, ...]:
        """The numbers that were told last; empty if none were. The same object until there are others."""
        for _ in range(100):
            now, last = self._words[TOLD].tobytes(), self._last
            if now == last[0]:
                return last[1]
            since, *numbers, total = struct.unpack(f"{MOST + 2}q", now)
            if total == crc32(now[:-WORD]):
                last = self._last = (now, tuple(numbers) if any(numbers) else ())
                return last[1]
            if not since:
                break
        return ()  # none yet, or a process was killed while it told them

    def tell(self, since: int, numbers: Sequence[int] = ()) -> None:
        """To all processes, unless they know newer ones: `since` when they hold, in nanoseconds of the host's
        monotonic clock. None: forget what was told before that.
        """
        with self._alone():
            told = self._words[TOLD].tobytes()
            whole = int.from_bytes(told[-WORD:], "little") == crc32(told[:-WORD])
            if whole and int.from_bytes(told[:WORD], "little") > since:
                return
            words = struct.pack(f"{MOST + 1}q", since, *numbers, *[0] * (MOST - len(numbers)))
            words += crc32(words).to_bytes(WORD, "little")
            self._words[TOLD] = memoryview(words).cast("Q")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._telling:
            if self._file is not None:
                fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if self._file is not None:
                    fcntl.lockf(self._file, fcntl.LOCK_UN)

    def spend(self, address: int, now_ms: int, per_second: int, burst: int) -> bool:
        """Take one token of an address's bucket; False if it is empty.

        The bucket is kept as the moment at which it is full again. Two processes in the same
        microsecond may let one too many through.
        """
        slot = FIRST + address % (SLOTS - FIRST)
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
