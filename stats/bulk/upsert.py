from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from stats.bulk.table import as_table, column


def upsert(
    model: type[Model],
    unique: Sequence[str],
    rows: Collection[Sequence[Any]],
    *,
    replace: Sequence[str] = (),
    add: Sequence[str] = (),
) -> None:
    """Insert rows of (unique…, replace…, add…); where one exists, replace or add to its columns.

    No two rows may have the same unique values.
    """
    if not rows:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    names = [*unique, *replace, *add]
    inserted = ", ".join(column(model, name) for name in names)
    found = ", ".join(column(model, name) for name in unique)
    changes = [f"{column(model, name)} = excluded.{column(model, name)}" for name in replace]
    changes += [
        f"{column(model, name)} = {table}.{column(model, name)} + excluded.{column(model, name)}" for name in add
    ]
    insert = f"INSERT INTO {table} ({inserted})"
    settle = f"ON CONFLICT ({found}) DO UPDATE SET {', '.join(changes)}"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            given, parameters = as_table(model, names, rows)
            values = ", ".join(f"c{i}" for i in range(len(names)))
            cursor.execute(f"{insert} SELECT {values} FROM {given} {settle}", parameters)  # noqa: S608
        else:
            values = ", ".join(["%s"] * len(names))
            cursor.executemany(f"{insert} VALUES ({values}) {settle}", list(rows))
