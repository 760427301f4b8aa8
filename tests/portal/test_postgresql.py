"""What PostgreSQL is asked for, and what happens while it is away."""

from collections.abc import Callable

import pytest
from psycopg import OperationalError

from portal.postgresql.away import LOOK_EVERY, Away
from portal.postgresql.options import options


class Database:
    def __init__(self) -> None:
        self.away = False
        self.looks = self.asked = 0

    def look(self) -> None:
        self.looks += 1
        if self.away:
            raise OperationalError("connection refused")

    def connect(self) -> None:
        self.asked += 1
        if self.away:
            raise OperationalError("couldn't get a connection")


def ask(away: Away, database: Database) -> None:
    with away.asking(database.look):
        database.connect()


def refused(ask: Callable[[], None]) -> bool:
    try:
        ask()
    except OperationalError:
        return True
    return False


def test_while_the_database_is_there_nobody_looks_first() -> None:
    database = Database()
    away = Away(lambda: 0.0)
    for _ in range(3):
        ask(away, database)
    assert (database.looks, database.asked) == (0, 3)


def test_only_the_first_waits_for_a_database_that_is_away_and_one_a_second_looks() -> None:
    now = 0.0
    database = Database()
    away = Away(lambda: now)
    database.away = True
    for tenth in range(50):
        now = tenth / 10
        assert refused(lambda: ask(away, database))
    assert database.asked == 1
    assert database.looks <= 5 / LOOK_EVERY


def test_once_it_is_back_all_are_let_through_again() -> None:
    now = 0.0
    database = Database()
    away = Away(lambda: now)
    database.away = True
    assert refused(lambda: ask(away, database))
    database.away = False
    assert refused(lambda: ask(away, database))
    now = LOOK_EVERY
    ask(away, database)
    ask(away, database)
    assert (database.looks, database.asked) == (1, 3)


def test_while_one_looks_no_other_does() -> None:
    now = 0.0
    database = Database()
    away = Away(lambda: now)
    database.away = True
    assert refused(lambda: ask(away, database))
    now = LOOK_EVERY
    told: list[bool] = []

    def look() -> None:
        told.append(refused(lambda: ask(away, database)))

    database.away = False
    with away.asking(look):
        pass
    assert told == [True]
    assert database.asked == 1


def test_a_web_process_bounds_what_it_waits_for_and_a_command_does_not() -> None:
    web, command = options({}, 10, 30), options({}, 10, 0)
    assert "statement_timeout=30000" in web["options"]
    assert "lock_timeout=15000" in web["options"]
    assert "statement_timeout" not in command["options"]
    assert web["pool"]["max_size"] == 10


def test_what_the_address_says_stays() -> None:
    given = options({"sslmode": "verify-full", "connect_timeout": 9}, 10, 0)
    assert given["sslmode"] == "verify-full"
    assert given["connect_timeout"] == 9


@pytest.mark.django_db
def test_the_options_are_ones_that_the_database_takes() -> None:
    import psycopg
    from databases import database_url
    from django.db import connection

    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's own")
    asked = {name: value for name, value in options({}, 10, 7).items() if name != "pool"}
    with psycopg.connect(database_url(), **asked) as own:
        assert own.execute("SHOW statement_timeout").fetchone() == ("7s",)
        assert own.execute("SHOW lock_timeout").fetchone() == ("3500ms",)
        assert own.execute("SHOW tcp_keepalives_idle").fetchone() == ("10",)
