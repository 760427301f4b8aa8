import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from portal import setup

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite serves one host, which has a lock of its own"),
]


@pytest.fixture
def own_data(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def test_hosts_prepare_one_after_another(own_data: None, capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with setup._alone_in_the_database():
            inside.set()
            go_on.wait(60)
            order.append("first")

    def second() -> None:
        with setup._alone_in_the_database():
            order.append("second")

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert inside.wait(60)
    threads[1].start()
    with setup._connect_postgres() as watching:
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid::bigint = %s AND NOT granted"
        while not watching.execute(waiting, [setup.ADVISORY_LOCK & 0xFFFF_FFFF]).fetchone()[0]:
            assert threads[1].is_alive()
            watching.rollback()
    assert order == []
    go_on.set()
    for thread in threads:
        thread.join(60)
    assert order == ["first", "second"]
    assert setup.WAITING in capsys.readouterr().out


def test_who_dies_while_preparing_holds_nobody_up(own_data: None) -> None:
    dead = setup._connect_postgres()
    dead.autocommit = True
    dead.execute("SELECT pg_advisory_lock(%s)", [setup.ADVISORY_LOCK])
    dead.pgconn.finish()  # as the kernel does for a process that was killed
    with setup._alone_in_the_database():
        pass
