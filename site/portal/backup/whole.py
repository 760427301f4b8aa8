"""A backup file, opened; and looked through to its last byte before anything is done with it."""

import json
import tarfile
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from portal.backup.archive import MANIFEST, Checked
from portal.backup.make import FORMAT
from portal.backup.refused import Refused
from portal.backup.sealing import DAMAGED, MAGIC, Unsealer

NOT_OURS = "{path} không phải là tệp sao lưu của cổng. Chưa có gì bị thay đổi."


@dataclass(frozen=True)
class Manifest:
    made_at: datetime
    database: str
    migrations: frozenset[tuple[str, str]]
    tables: dict[str, dict[str, Any]]  # their columns, and how many rows
    last_numbers: dict[str, int]


@contextmanager
def opened(path: Path, key: str) -> Iterator[Checked]:
    """Raises `Refused`, in reading too, and `OSError`."""
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
        if start == MAGIC:
            if not key:
                raise Refused("Tệp sao lưu này đã mã hóa: hãy đặt BACKUP_KEY là khóa đã dùng khi sao lưu.")
            yield Checked(Unsealer(file, key))
        elif start and f"{MANIFEST}\0".encode().startswith(start[: len(MANIFEST) + 1]):
            file.seek(0)
            yield Checked(file)
        else:
            raise Refused(NOT_OURS.format(path=path))


def members(checked: Checked) -> Generator[tuple[tarfile.TarInfo, IO[bytes]], None, None]:
    """All of them, in order; what follows the last is as it was written, too. Raises `Refused`."""
    try:
        with tarfile.open(fileobj=checked, mode="r|") as tar:  # type: ignore[call-overload]
            while member := tar.next():
                file = tar.extractfile(member)
                if file is None:
                    raise Refused(DAMAGED)
                yield member, file
                tar.members.clear()  # a million photos are not remembered
    except tarfile.TarError:
        raise Refused(DAMAGED) from None
    checked.drain()


def verified(path: Path, key: str = "") -> Manifest:
    """What the file says of itself, once every byte of it has been found to be as it was written. Raises `Refused`."""
    try:
        with opened(path, key) as checked:
            checked.drain()
        with opened(path, key) as checked, closing(members(checked)) as each:
            member, file = next(each)
            if member.name != MANIFEST:
                raise Refused(NOT_OURS.format(path=path))
            told = json.loads(file.read())
    except OSError as error:
        raise Refused(f"Không đọc được {path}: {error.strerror}.") from error
    if told["format"] > FORMAT:
        raise Refused("Tệp sao lưu do một phiên bản mới hơn của cổng lập: hãy cập nhật cổng rồi phục hồi.")
    return Manifest(
        made_at=datetime.fromisoformat(told["made_at"]),
        database=told["database"],
        migrations=frozenset(tuple(name.split(".", 1)) for name in told["migrations"]),
        tables=told["tables"],
        last_numbers=told["last_numbers"],
    )
