"""The uploads and sizes that the rows speak of."""

from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.backup.archive import Writer
from portal.backup.tables import file_columns

FOLDER = "media/"
MISSING = "media-missing.txt"
AT_ONCE = 2_000


def noted_names(connection: BaseDatabaseWrapper, kept: list[type[models.Model]]) -> BinaryIO:
    """Each name once, one on a line, in an open file: of maybe millions, for which the snapshot is not held."""
    quote = connection.ops.quote_name
    queries = [
        f"SELECT {quote(column)} FROM {quote(table)} WHERE {quote(column)} <> ''"  # noqa: S608 - names of tables
        for table, column in file_columns(kept)
    ]
    names: BinaryIO = TemporaryFile()  # type: ignore[assignment]  # noqa: SIM115 closed by the caller
    with connection.chunked_cursor() as cursor:
        cursor.execute(" UNION ".join(queries) + " ORDER BY 1")
        while rows := cursor.fetchmany(AT_ONCE):
            names.writelines(f"{name}\n".encode("utf-8", "surrogateescape") for (name,) in rows)
    names.seek(0)
    return names


def keep(writer: Writer, names: BinaryIO) -> tuple[int, list[str]]:
    """How many were kept, and the names of those that are not there (any more)."""
    kept, missing = 0, []
    for line in names:
        name = line.decode("utf-8", "surrogateescape").removesuffix("\n")
        try:
            with default_storage.open(name) as file:
                writer.add_file(f"{FOLDER}{name}", file, file.size)
        except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
            missing.append(name)
            continue
        kept += 1
    writer.add(MISSING, "".join(f"{name}\n" for name in missing).encode("utf-8", "surrogateescape"))
    return kept, missing
