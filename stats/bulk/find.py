from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from stats.bulk.table import as_table, column


def find(
    model: type[Model],
    unique: Sequence[str],
    wanted: Sequence[tuple[Any, ...]],
    columns: Sequence[str],
) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """The named columns of the rows whose `unique` columns are among `wanted`, keyed by those."""
    if not wanted:
        return {}
    given, parameters = as_table(model, unique, wanted)
    table = connection.ops.quote_name(model._meta.db_table)
    selected = ", ".join(f"{table}.{column(model, name)}" for name in columns)
    same = " AND ".join(f"{table}.{column(model, name)} = given.c{i}" for i, name in enumerate(unique))
    statement = f"SELECT given.n, {selected} FROM {given} JOIN {table} ON {same}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return {wanted[n]: tuple(found) for n, *found in cursor.fetchall()}
