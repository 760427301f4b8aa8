"""Counts of this process, in memory that every process of the host can read.

Each process holds one file of PORTAL_DATA/figures by a lock, and goes on from what a dead one left in it: so no
count ever falls, and nothing has to be cleaned up. Between reading and writing one word CPython lets no other thread
in, for it does so only at calls and at the ends of loops.
"""

import fcntl
import hashlib
import logging
import mmap
import os
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from stats.heard import MISSED, TAKEN
from stats.reasons import Reason

logger = logging.getLogger(__name__)

WORD = 8
FILES = 256
HITS = (TAKEN, MISSED, *(reason.value for reason in Reason))
PAGES = ("kept", "unchanged", "rendered", "passed")
REFUSALS = ("crowded", "crowded_by_bodies", "crowded_by_answers", "too_large", "too_slow", "broken_off")
CLASSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds

_names = [
    *("pid", "busy", "entries", "bytes"),
    *(f"pages {how}" for how in PAGES),
    *(f"hits {result}" for result in HITS),
    *(f"refused {why}" for why in REFUSALS),
    *(f"answers {status}" for status in CLASSES),
    *(f"within {bound}" for bound in (*BOUNDS, "inf")),
    *("django µs", "queries", "queries µs", "slow queries"),
]
PID, BUSY, ENTRIES, BYTES = range(4)
KEPT, UNCHANGED, RENDERED, PASSED = range(4, 8)
HEARD: Final = {result: _names.index(f"hits {result}") for result in HITS}
REFUSED: Final = {why: _names.index(f"refused {why}") for why in REFUSALS}
ANSWERS = _names.index("answers 1xx")
WITHIN = _names.index(f"within {BOUNDS[0]}")
DJANGO_US, QUERIES, QUERIES_US, SLOW_QUERIES = range(len(_names) - 4, len(_names))
GAUGES = range(4)
SIZE = len(_names)
# Another set of counts is kept in other files.
LAYOUT = hashlib.blake2b(repr(_names).encode(), digest_size=4).hexdigest()


class Tally:
    """`words` are this process's counts: for itself alone until they are published."""

    def __init__(self) -> None:
        self.words = memoryview(bytearray(SIZE * WORD)).cast("Q")
        self._file: int | None = None

    def publish(self, folder: Path) -> None:
        """Lets others read them. Where no file can be had, they stay its own."""
        if self._file is not None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = _own_file(folder)
        except OSError as error:
            logger.warning("The figures of this process are not published: %s", error.strerror)
            return
        words = memoryview(mmap.mmap(self._file, SIZE * WORD)).cast("Q")
        for place in range(SIZE):
            words[place] = self.words[place] + (0 if place in GAUGES else words[place])
        words[PID] = os.getpid()
        self.words = words


tally = Tally()


def folder() -> Path:
    return Path(settings.DATA, "figures")


def django_answered(status: int, seconds: float) -> None:
    words = tally.words
    words[ANSWERS + min(max(status // 100, 1), 5) - 1] += 1
    words[WITHIN + bisect_left(BOUNDS, seconds)] += 1
    words[DJANGO_US] += int(seconds * 1e6)


def hit_heard(result: str) -> None:
    tally.words[HEARD[result]] += 1


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one process, dead or alive."""

    words: list[int]
    lives: bool


def all_counts(folder: Path) -> list[Counts]:
    return [counts for path in sorted(folder.glob(f"{LAYOUT}-*")) for counts in _read(path)]


def _read(path: Path) -> Iterator[Counts]:
    with suppress(OSError), path.open("rb") as file:
        data = file.read(SIZE * WORD)
        if len(data) == SIZE * WORD:
            yield Counts(memoryview(data).cast("Q").tolist(), not _lock(file.fileno()))


def _own_file(folder: Path) -> int:
    for number in range(FILES):
        file = os.open(folder / f"{LAYOUT}-{number:03}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if _lock(file):
            os.posix_fallocate(file, 0, SIZE * WORD)
            return file
        os.close(file)
    raise OSError(0, "too many processes")


def _lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
