from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that sees the database as it is now, whatever is written meanwhile, and stops nobody."""
    own = connection.copy()
    options = own.settings_dict["OPTIONS"]
    if own.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    else:
        from psycopg import IsolationLevel

        options.pop("pool", None)
        options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    try:
        own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with own.cursor() as cursor:
            # Only the first look fixes what is seen.
            cursor.execute("SELECT count(*) FROM django_migrations")
        yield own
    finally:
        own.close()
