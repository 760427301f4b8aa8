import fcntl
import os
import secrets
import time
from pathlib import Path
from typing import Self

from stats.hit import Hit
from stats.journal.record import SIZE, pack

SUFFIX = ".journal"


class NotWritten(Exception):
    """A hit could not be kept: whoever sent it must not be told that it was counted."""


class Taken(Exception):
    """Another process holds this journal, or has just finished it."""


class Journal:
    """One process's own file of records, held by a lock that the kernel gives back when the process dies.

    Append-only, so what was written survives a `kill -9`; a power cut costs what came since the last `sync`.
    """

    def __init__(self, path: Path, flags: int = os.O_RDWR | os.O_APPEND) -> None:
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
        # A record whose writing was cut short was never answered.
        self.size = status.st_size - status.st_size % SIZE
        self._synced = self.size
        self.drained = 0  # bytes known to stand in the tables

    @classmethod
    def create(cls, folder: Path) -> Self:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        while True:
            path = folder / f"{secrets.token_hex(16)}{SUFFIX}"
            try:
                return cls(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL)
            except Taken:  # somebody took the new file for an orphan before it was locked
                continue

    def append(self, hit: Hit) -> None:
        """Not for two threads at once. Raises `NotWritten`; then nothing of the hit is left."""
        try:
            written = os.write(self._file, pack(hit))
        except OSError as error:
            raise NotWritten from error
        if written != SIZE:  # the disk is full
            os.ftruncate(self._file, self.size)
            raise NotWritten
        self.size += SIZE

    def read(self, start: int, records: int) -> bytes:
        """At most so many whole records from byte `start`."""
        data = os.pread(self._file, min(records * SIZE, max(self.size - start, 0)), start)
        return data[: len(data) - len(data) % SIZE]

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
        os.close(self._file)
