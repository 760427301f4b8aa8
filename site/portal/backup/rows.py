"""The rows of a table as compressed lines of JSON, in parts: never more of them in memory than one part holds."""

import gzip
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from portal.backup.kinds import kind_of, own_field
from portal.backup.tables import columns

PART = 4 * 1024 * 1024  # characters
AT_ONCE = 1_000  # rows


def count(connection: BaseDatabaseWrapper, model: type[Model]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_quoted(connection, model)}")  # noqa: S608 - names of tables
        return int(cursor.fetchone()[0])


def parts(connection: BaseDatabaseWrapper, model: type[Model]) -> Iterator[bytes]:
    """In the order of the primary key."""
    quote = connection.ops.quote_name
    fields = model._meta.local_concrete_fields
    names = ", ".join(quote(name) for name in columns(model))
    order = ", ".join(quote(str(field.column)) for field in model._meta.pk_fields)  # type: ignore[attr-defined]
    steps = [_reading(connection, model, field) for field in fields]
    lines: list[str] = []
    size = 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {_quoted(connection, model)} ORDER BY {order}")  # noqa: S608
        while rows := cursor.fetchmany(AT_ONCE):
            for row in rows:
                plain = [step(value) for step, value in zip(steps, row, strict=True)]
                lines.append(json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n")
                size += len(lines[-1])
                if size >= PART:
                    yield _packed(lines)
                    lines, size = [], 0
    if lines:
        yield _packed(lines)


def store(connection: BaseDatabaseWrapper, model: type[Model], names: list[str], part: bytes) -> int:
    """Inserts the rows of a part, whose values stand in the order of `names`; returns how many they were."""
    quote = connection.ops.quote_name
    by_column = {field.column: field for field in model._meta.local_concrete_fields}
    steps = [_storing(connection, by_column[name]) for name in names]
    rows = [
        [step(value) for step, value in zip(steps, json.loads(line), strict=True)]
        for line in gzip.decompress(part).splitlines()
    ]
    into, places = ", ".join(map(quote, names)), ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {_quoted(connection, model)} ({into}) VALUES ({places})",  # noqa: S608
            rows,
        )
    return len(rows)


def _packed(lines: list[str]) -> bytes:
    return gzip.compress("".join(lines).encode("utf-8", "surrogatepass"), compresslevel=6, mtime=0)


def _quoted(connection: BaseDatabaseWrapper, model: type[Model]) -> str:
    return str(connection.ops.quote_name(model._meta.db_table))


def _reading(connection: BaseDatabaseWrapper, model: type[Model], field: Any) -> Callable[[Any], Any]:
    """From what the driver hands over to JSON, past what the field itself would make of it."""
    own = own_field(field)
    column = own.get_col(model._meta.db_table)
    converters = connection.ops.get_db_converters(column)
    plain = kind_of(field).plain

    def step(value: Any) -> Any:
        for converter in converters:
            value = converter(value, column, connection)
        return None if value is None else plain(value)

    return step


def _storing(connection: BaseDatabaseWrapper, field: Any) -> Callable[[Any], Any]:
    own, stored = own_field(field), kind_of(field).stored

    def step(plain: Any) -> Any:
        return None if plain is None else stored(connection, own, plain)

    return step
