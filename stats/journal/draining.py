import logging

from stats.bulk import upsert
from stats.clock import now_ms
from stats.fold import fold
from stats.journal.file import Journal
from stats.journal.record import SIZE, unpack
from stats.models import Checkpoint
from stats.screen import on_live_pages
from stats.serial import serial

logger = logging.getLogger(__name__)

RECORDS = 5_000  # a transaction: others wait for the database meanwhile


def drain(journal: Journal) -> int:
    """Put all of a journal that is not there yet into the tables; returns the number of records.

    Exactly once, whatever dies when: the checkpoint is moved in the transaction that counts. Raises
    `django.db.Error`; then the rest waits for the next call.
    """
    total = 0
    while done := _step(journal):
        total += done
    return total


def finish(journal: Journal) -> None:
    """Remove a journal that was drained: the file first, else its records would count again."""
    journal.remove()
    Checkpoint.objects.filter(journal=journal.name).delete()


def _step(journal: Journal) -> int:
    with serial():
        position = _position(journal)
        data = journal.read(position, RECORDS)
        after = position + len(data)
        if not data:
            journal.drained = position
            return 0
        records = list(unpack(data))
        hits = [hit for hit in records if hit is not None]
        if len(hits) < len(records):
            logger.error("%d damaged records left out of %s", len(records) - len(hits), journal.name)
        fold(on_live_pages(hits))
        upsert(Checkpoint, ["journal"], [(journal.name, after, now_ms())], replace=["position", "moved_at"])
    journal.drained = after
    return len(data) // SIZE


def _position(journal: Journal) -> int:
    stored = Checkpoint.objects.filter(journal=journal.name).values_list("position", flat=True)
    return stored.first() or 0
