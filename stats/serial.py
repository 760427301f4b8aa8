from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

ADVISORY_LOCK = 0x5354_4154_53  # "STATS"


@contextmanager
def serial() -> Iterator[None]:
    """One transaction that no other writer of totals overlaps, so that reading and then writing is right.

    On SQLite the IMMEDIATE transaction alone does it.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        yield
