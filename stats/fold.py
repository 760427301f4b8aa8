from collections.abc import Sequence

from stats.hit import Hit
from stats.ledger import Ledger
from stats.ledger_store import close_ledger, open_ledger
from stats.serial import serial


def fold(hits: Sequence[Hit]) -> None:
    """Put hits into the tables, in one transaction: all of them or, on an error, none.

    Cutting a stream of hits into batches in any way gives the same tables. Inside a caller's own
    `serial()` the hits are kept or dropped with everything else in it.
    """
    if not hits:
        return
    with serial():
        ledger: Ledger = open_ledger(hits)
        for hit in hits:
            ledger.enter(hit)
        close_ledger(ledger)
