import mmap
import os
from pathlib import Path

from stats.journal.file import SUFFIX, end_of
from stats.models import Checkpoint


def backlog(folder: Path) -> int:
    """Bytes of accepted hits on this host that do not stand in the tables yet. Raises `django.db.Error`."""
    ends = {path.name.removesuffix(SUFFIX): _end(path) for path in folder.glob(f"*{SUFFIX}")}
    # Read after the files: what was folded meanwhile makes it less, never wrong.
    positions = dict(Checkpoint.objects.filter(journal__in=list(ends)).values_list("journal", "position"))
    return sum(max(end - positions.get(name, 0), 0) for name, end in ends.items())


def _end(path: Path) -> int:
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:  # folded to its end meanwhile
        return 0
    try:
        with mmap.mmap(file, 0, access=mmap.ACCESS_READ) as memory:
            return end_of(memory)
    except ValueError:  # no room was taken for it yet
        return 0
    finally:
        os.close(file)
