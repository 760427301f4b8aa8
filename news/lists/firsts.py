from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL


def in_any(lists: Iterable[Any]) -> RawSQL:
    """The ids in any of several sliced querysets, for `pk__in`: each list is looked at once."""
    parts, parameters = [], []
    for number, rows in enumerate(lists):
        sql, values = rows.values_list("pk").query.get_compiler(connection=connection, elide_empty=False).as_sql()
        parts.append(f"SELECT first_{number}.* FROM ({sql}) AS first_{number}")  # noqa: S608 - Django's own SQL
        parameters += values
    return RawSQL(" UNION ALL ".join(parts), parameters)  # noqa: S611
