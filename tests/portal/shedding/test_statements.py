"""On PostgreSQL a statement of a web process has an end."""

from typing import Any

import pytest
from django.db import OperationalError, connection, connections

from portal.shedding.statements import limit_statements

POSTGRES = "django.db.backends.postgresql"


def test_only_postgresql_is_told_and_only_where_there_is_a_limit() -> None:
    limited: dict[str, Any] = {"ENGINE": POSTGRES, "OPTIONS": {"pool": {}}}
    limit_statements(limited, 30)
    assert limited["OPTIONS"] == {"pool": {}, "options": "-c statement_timeout=30s"}
    for database, seconds in (({"ENGINE": POSTGRES}, 0), ({"ENGINE": "django.db.backends.sqlite3"}, 30)):
        limit_statements(database, seconds)
        assert database.keys() == {"ENGINE"}


@pytest.mark.django_db
def test_a_statement_that_takes_longer_is_given_up() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite waits for locks alone, and has a limit for that")
    limited = {**connection.settings_dict, "OPTIONS": {}}
    limit_statements(limited, 1)
    other = connections.create_connection("default")
    other.settings_dict = limited
    try:
        with pytest.raises(OperationalError, match="statement timeout"), other.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(30)")
    finally:
        other.close()
