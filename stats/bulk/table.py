import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Field, Model

# Statements are put together from names of models and fields only; values always travel apart.


def column(model: type[Model], name: str) -> str:
    return connection.ops.quote_name(str(_field(model, name).column))


def as_table(model: type[Model], names: Sequence[str], rows: Collection[Sequence[Any]]) -> tuple[str, list[Any]]:
    """Rows of values of a model's fields as a table `given(c0, c1, …, n)`, n counting rows from 0.

    A few parameters whatever the number of rows.
    """
    if connection.vendor == "postgresql":
        types = [_field(model, name).rel_db_type(connection) for name in names]
        arrays = ", ".join(f"%s::{kind}[]" for kind in types)
        given = ", ".join(f"c{i}" for i in range(len(names)))
        source = f"unnest({arrays}) WITH ORDINALITY AS t({given}, m)"
        return f"(SELECT {given}, m - 1 AS n FROM {source}) AS given", [  # noqa: S608
            _array(values) for values in zip(*rows, strict=True)
        ]
    given = ", ".join(f"json_extract(value, '$[{i}]') AS c{i}" for i in range(len(names)))
    values_as_json = json.dumps(list(rows), default=str)
    return f"(SELECT {given}, key AS n FROM json_each(%s)) AS given", [values_as_json]  # noqa: S608


def _array(values: tuple[Any, ...]) -> Any:
    """A parameter for an array: plain numbers and days as PostgreSQL's own text, which psycopg takes long to write."""
    if set(map(type, values)) <= {int, date}:
        return "{" + ",".join(map(str, values)) + "}"
    return list(values)


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{name} is not stored in {model.__name__}")
    return field
