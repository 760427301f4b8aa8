"""Hits that wait in journals, for a copy of the site: each counted there exactly once."""

import os
from collections.abc import Sequence
from pathlib import Path

from stats.bulk import upsert
from stats.clock import now_ms
from stats.fold import fold
from stats.hit import Hit
from stats.journal.draining import RECORDS
from stats.journal.file import NOTHING, SUFFIX
from stats.journal.record import SIZE, unpack
from stats.models import Checkpoint
from stats.screen import on_live_pages
from stats.serial import serial


class Finished(Exception):
    """A journal was counted to its end and removed: whether before or after a snapshot, nobody can say."""


class OpenJournals:
    """Journals held open, so that one which is finished and removed meanwhile can still be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, int] = {}
        self.look()

    def look(self) -> None:
        """Opens those that are new."""
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            name = path.name.removesuffix(SUFFIX)
            if name not in self._files:
                try:
                    self._files[name] = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
                except FileNotFoundError:
                    continue

    def starts(self, checkpoints: dict[str, int]) -> dict[str, int]:
        """From where on each is missing in a snapshot with these checkpoints. Raises `Finished`: take another then."""
        starts = {}
        for name, file in self._files.items():
            if name not in checkpoints and not os.fstat(file).st_nlink:
                raise Finished(name)
            starts[name] = checkpoints.get(name, 0)
        return starts

    def after(self, name: str, position: int) -> bytes:
        """The records from byte `position` on that were written when this was asked."""
        with open(self._files[name], "rb", closefd=False) as file:
            file.seek(position)
            data = file.read()
        records = [data[at : at + SIZE] for at in range(0, len(data) - SIZE + 1, SIZE)]
        written = records.index(NOTHING) if NOTHING in records else len(records)
        if written and next(unpack(records[written - 1])) is None:
            written -= 1  # half written: nobody was told yet that it counts
        return b"".join(records[:written])

    def close(self) -> None:
        while self._files:
            os.close(self._files.popitem()[1])


def count_carried(journal: str, end: int, data: bytes) -> None:
    """Counts the records before byte `end` of a journal, which may go on being read from there.

    Call it within the transaction that puts the tables back which these records are missing from.
    """
    with serial():
        for first in range(0, len(data), RECORDS * SIZE):
            hits: Sequence[Hit] = [hit for hit in unpack(data[first : first + RECORDS * SIZE]) if hit is not None]
            fold(on_live_pages(hits))
        upsert(Checkpoint, ["journal"], [(journal, end, now_ms())], replace=["position", "moved_at"])
