"""How far numbers were given out: one that was deleted must not come again, for its visits are still in the books."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, BigAutoField, Model


def numbered(models: list[type[Model]]) -> list[type[Model]]:
    return [model for model in models if isinstance(model._meta.pk, AutoField | BigAutoField)]


def highest(connection: BaseDatabaseWrapper, models: list[type[Model]]) -> dict[str, int]:
    """The last number of each table that gives out numbers."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            known = dict(cursor.fetchall())
            return {model._meta.db_table: known.get(model._meta.db_table, 0) for model in numbered(models)}
        for model in numbered(models):
            sequence = _sequence(connection, model)
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
            found[model._meta.db_table] = cursor.fetchone()[0]
    return found


def go_on_from(connection: BaseDatabaseWrapper, models: list[type[Model]], last: dict[str, int]) -> None:
    """For tables that were filled with their old numbers."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for model in numbered(models):
            table, pk = model._meta.db_table, str(model._meta.pk.column)
            cursor.execute(f"SELECT coalesce(max({quote(pk)}), 0) FROM {quote(table)}")  # noqa: S608
            number = max(cursor.fetchone()[0], last.get(table, 0))
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), greatest(%s, 1), %s)",
                    [quote(table), pk, number, number > 0],
                )


def _sequence(connection: BaseDatabaseWrapper, model: type[Model]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_serial_sequence(%s, %s)",
            [connection.ops.quote_name(model._meta.db_table), model._meta.pk.column],
        )
        return str(cursor.fetchone()[0])
