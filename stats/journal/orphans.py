from pathlib import Path

from stats.journal.draining import drain, finish
from stats.journal.file import SUFFIX, Journal, Taken


def adopt_orphans(folder: Path) -> int:
    """Count what processes that died left behind; returns the number of journals ended.

    Raises `django.db.Error`; then what is left waits for the next call.
    """
    adopted = 0
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            journal = Journal(path)
        except Taken:
            continue
        try:
            drain(journal)
        except BaseException:
            journal.close()
            raise
        finish(journal)
        adopted += 1
    return adopted
