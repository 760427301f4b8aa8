"""Querysets that pages ask again and again: Django compiles them once, the database is told other values each time."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Expression, Field


class Slot(Expression):
    """Stands in a queryset for a value that is told when it runs."""

    def __init__(self, name: str, field: Field) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def prepared(self, value: Any) -> Any:
        return self.output_field.get_db_prep_value(value, connection)


class Slots(Slot):
    """The same for `__in`: whole numbers, however many."""

    def __init__(self, name: str) -> None:
        super().__init__(name, BigIntegerField())

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "SELECT value FROM json_each(%s)", [self]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "SELECT unnest(%s::bigint[])", [self]

    def prepared(self, value: Any) -> Any:
        return json.dumps([*value]) if connection.vendor == "sqlite" else [*value]


class Prepared:
    """What `build` gives, with slots in it; whatever else it says must hold for as long as the process lives."""

    def __init__(self, build: Callable[[], Any]) -> None:
        self._build = build
        self._compiled: dict[str, tuple[Any, str, tuple[Any, ...]]] = {}

    def objects(self, **values: Any) -> list[Any]:
        """Of a queryset of models, whose annotations come as the database has them."""
        manager, sql, parameters = self._told(values)
        return list(manager.raw(sql, parameters))

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """Of a queryset of numbers and texts, which need no conversion."""
        _, sql, parameters = self._told(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _told(self, values: dict[str, Any]) -> tuple[Any, str, list[Any]]:
        compiled = self._compiled.get(connection.vendor)
        if compiled is None:
            queryset = self._build()
            compiled = (queryset.model._base_manager, *queryset.query.sql_with_params())
            self._compiled[connection.vendor] = compiled
        manager, sql, parameters = compiled
        told = [each.prepared(values[each.name]) if isinstance(each, Slot) else each for each in parameters]
        return manager, sql, told
