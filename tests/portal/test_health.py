"""Whether this process lives, and whether it can do its work: each part named, nothing told to strangers."""

import datetime
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from portal import health
from portal.models import Heartbeat

NAMES = {"ready", "database", "migrations", "data_folder", "disk", "journal", "worker", "scheduler", "backup"}


@pytest.fixture(autouse=True)
def fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated_at", None)
    Heartbeat.beat("publish_scheduled")


def asked(client: Client) -> tuple[int, dict[str, bool]]:
    answer = client.get("/readyz")
    told = answer.json()
    assert all(value is True or value is False for value in told.values())
    return answer.status_code, told


def test_a_process_that_answers_is_alive(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_every_part_is_named_and_works(client: Client) -> None:
    status, told = asked(client)
    assert (status, told) == (200, dict.fromkeys(NAMES, True))


@pytest.mark.parametrize("name", ["database", "migrations", "data_folder"])
def test_a_part_without_which_no_reader_is_served_takes_the_process_away(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def broken() -> bool:
        raise OperationalError("a secret")

    parts = [health.Part(part.name, broken, part.needed) if part.name == name else part for part in health.PARTS]
    monkeypatch.setattr(health, "PARTS", parts)
    status, told = asked(client)
    assert status == 503
    assert [part for part, works in told.items() if not works] == ["ready", name]


def test_a_scheduler_that_fell_silent_is_named_but_takes_nothing_away(client: Client) -> None:
    Heartbeat.beat("publish_scheduled", timezone.now() - datetime.timedelta(minutes=6))
    Heartbeat.beat("purge_bin")
    status, told = asked(client)
    assert (status, told["ready"], told["worker"], told["scheduler"]) == (200, True, True, False)


def test_a_disk_that_is_getting_full_is_named_but_takes_nothing_away(client: Client, settings: Any) -> None:
    settings.DISK_FREE_BYTES = 1 << 62
    status, told = asked(client)
    assert (status, told["ready"], told["disk"]) == (200, True, False)


def test_hits_that_wait_for_the_tables_are_named_but_take_nothing_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "backlog", lambda folder: health.MOST_BACKLOG + 1)
    status, told = asked(client)
    assert (status, told["ready"], told["journal"]) == (200, True, False)


def test_migrations_are_not_looked_through_for_everyone_who_asks(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(client)
    monkeypatch.setattr(health, "MigrationExecutor", None)
    assert asked(client)[1]["migrations"] is True
