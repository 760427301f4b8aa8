from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


def close_old_connections() -> None:
    """What Django does around its own requests: give back pooled connections, drop broken ones.

    Not one inside a transaction, which belongs to whoever called us.
    """
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()


@contextmanager
def looked_after() -> Iterator[None]:
    """For whatever asks the database outside of Django's request cycle."""
    close_old_connections()
    try:
        yield
    finally:
        close_old_connections()
