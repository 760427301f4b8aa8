"""The folder of backups: their names, their ages, and which go."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from portal.backup.refused import Refused

PLAIN, SEALED, PARTIAL = ".tar", ".tar.khoa", ".part"
_NAME = re.compile(r"sao-luu-(?P<at>\d{8}-\d{6})(?:-\d+)?\.tar(?:\.khoa)?")
_FORM = "%Y%m%d-%H%M%S"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Also clears what an interrupted backup left."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        told = f"Không ghi được vào thư mục sao lưu {folder}: {error.strerror}."
        raise Refused(f"{told} Hãy cấp quyền ghi hoặc đổi BACKUP_FOLDER.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("Một bản sao lưu khác đang được lập ở thư mục này; hãy đợi nó xong.") from None
        for left in folder.glob(f"sao-luu-*{PARTIAL}"):
            left.unlink()
        yield


def free_path(folder: Path, at: datetime, *, sealed: bool) -> Path:
    stem = f"sao-luu-{timezone.localtime(at).strftime(_FORM)}"
    suffix = SEALED if sealed else PLAIN
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def put(draft: Path, path: Path) -> None:
    """Whole under its name, even if the power fails now."""
    draft.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def backups(folder: Path) -> list[tuple[datetime, Path]]:
    """The oldest first; nothing else that lies there."""
    found = []
    for path in folder.glob("sao-luu-*"):
        if name := _NAME.fullmatch(path.name):
            found.append((timezone.make_aware(datetime.strptime(name["at"], _FORM)), path))
    return sorted(found)


def prune(folder: Path, days: int, now: datetime) -> list[Path]:
    """Removes what is older than `days`, never the newest; returns what went."""
    gone = [path for at, path in backups(folder)[:-1] if at < now - timedelta(days=days)]
    for path in gone:
        path.unlink()
    return gone
