import pytest
from django.db import OperationalError

from portal.management.commands import worker


def test_a_database_that_is_away_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "AGAIN", 0)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)

    class Worker:
        running, ran = True, 0

        def run(self) -> None:
            self.ran += 1
            if self.ran < 3:
                raise OperationalError
            self.running = False

    own = Worker()
    worker.Command().work(own)
    assert own.ran == 3
