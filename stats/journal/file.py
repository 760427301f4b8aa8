import fcntl
import mmap
import os
import secrets
import time
from bisect import bisect_left
from pathlib import Path
from typing import Self

from stats.hit import Hit
from stats.journal.record import SIZE, pack

SUFFIX = ".journal"
CAPACITY = 60_000 * SIZE  # bytes, 8.7 MB
NOTHING = bytes(SIZE)


class Taken(Exception):
    """Another process holds this journal, or has just finished it."""


class Journal:
    """One process's own file of records, held by a lock that the kernel gives back when the process dies.

    Written through memory that the kernel shares with the file, its room taken beforehand: a hit costs no
    call of the system, which under load other threads would be let in before. It survives a `kill -9`
    as a written file does; a power cut costs what came since the last `sync`.
    """

    def __init__(self, path: Path, flags: int = os.O_RDWR) -> None:
        """Take the file over. Raises `Taken`, or `OSError` where it cannot be opened."""
        self.path = path
        self.name = path.name.removesuffix(SUFFIX)
        self.began = time.monotonic()
        try:
            self._file = os.open(path, flags | os.O_CLOEXEC, 0o600)
        except FileNotFoundError as error:
            raise Taken from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            status = os.fstat(self._file)
            if not status.st_nlink:
                raise Taken
        except (BlockingIOError, Taken) as error:
            os.close(self._file)
            raise Taken from error
        # Nothing can be mapped of an empty file, left by who died before taking its room.
        self._memory = mmap.mmap(self._file, status.st_size) if status.st_size else mmap.mmap(-1, 1)
        self.size = end_of(self._memory)
        self._synced = self.size
        self.drained = 0  # bytes known to stand in the tables

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Raises `OSError` where there is no room; then nothing is left of it."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        while True:
            path = folder / f"{secrets.token_hex(16)}{SUFFIX}"
            try:
                journal = cls(path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
            except Taken:  # somebody took the new file for an orphan before it was locked
                continue
            try:
                os.posix_fallocate(journal._file, 0, CAPACITY)
                journal._memory = mmap.mmap(journal._file, CAPACITY)
            except OSError:
                journal.remove()
                raise
            return journal

    @property
    def is_full(self) -> bool:
        return self.size + SIZE > len(self._memory)

    def append(self, hit: Hit) -> None:
        """Not for two threads at once, nor when it is full."""
        end = self.size + SIZE
        self._memory[self.size : end] = pack(hit)
        self.size = end

    def read(self, start: int, records: int) -> bytes:
        """At most so many records from byte `start`."""
        return self._memory[start : min(start + records * SIZE, self.size)]

    def sync(self) -> None:
        size = self.size
        if size != self._synced:
            os.fdatasync(self._file)
            self._synced = size

    def remove(self) -> None:
        """Once everything in it stands in the tables."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        self._memory.close()
        os.close(self._file)


def end_of(memory: mmap.mmap) -> int:
    """Where the records of a journal end: none is all zeros."""
    places = range(0, len(memory) // SIZE * SIZE, SIZE)
    return SIZE * bisect_left(places, True, key=lambda at: memory[at : at + SIZE] == NOTHING)
