"""Hits that are accepted and not yet counted at the moment of a snapshot: they wait in this machine's journals."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.backup.archive import Writer
from portal.backup.snapshot import snapshot
from stats.journal.carried import Finished, OpenJournals, count_carried
from stats.models import Checkpoint
from stats.writer import journals

FOLDER = "counter/"
_NAME = re.compile(rf"{FOLDER}(?P<journal>[0-9a-f]{{1,32}})-(?P<end>\d{{1,12}})")


@contextmanager
def snapshot_with_journals() -> Iterator[tuple[BaseDatabaseWrapper, OpenJournals, dict[str, int]]]:
    """Together they have every accepted hit exactly once: the journals from the places that come third."""
    while True:
        # Opened before, so that none can be counted and removed between the snapshot and its reading.
        with closing(OpenJournals(journals())) as opened, snapshot() as connection:
            opened.look()
            try:
                starts = opened.starts(_checkpoints(connection))
            except Finished:
                continue
            yield connection, opened, starts
            return


def keep(writer: Writer, opened: OpenJournals, starts: dict[str, int]) -> None:
    for journal, start in sorted(starts.items()):
        if data := opened.after(journal, start):
            writer.add(f"{FOLDER}{journal}-{start + len(data)}", data)


def count(kept: list[tuple[str, bytes]]) -> None:
    """All of them or none, once the tables are back that they are missing from."""
    with transaction.atomic():
        for name, data in kept:
            if place := _NAME.fullmatch(name):
                count_carried(place["journal"], int(place["end"]), data)


def _checkpoints(connection: BaseDatabaseWrapper) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT journal, "position" FROM {Checkpoint._meta.db_table}')  # noqa: S608 - a constant
        return dict(cursor.fetchall())
