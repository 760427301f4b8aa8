"""When the nightly look is due."""

import datetime
from typing import Any

import pytest
import time_machine
from django_tasks_db.models import DBTaskResult

from news.models import HomePage
from portal.models import Heartbeat
from portal.settings import base
from portal.watch import BEAT, nightly_watch, queue_watch

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting_tasks(settings: Any) -> None:
    settings.TASKS = base.TASKS


def due(at: str, last: str = "") -> bool:
    with time_machine.travel(f"{at}+07:00", tick=False):
        if last:
            Heartbeat.beat(BEAT, datetime.datetime.fromisoformat(f"{last}+07:00"))
        return queue_watch()


def test_the_first_comes_at_once_and_is_queued_once(waiting_tasks: None) -> None:
    assert due("2026-11-20 15:00")
    assert not due("2026-11-20 15:10")
    assert DBTaskResult.objects.filter(task_path=nightly_watch.module_path).count() == 1


def test_then_every_night() -> None:
    last = "2026-11-20 02:00"
    assert not due("2026-11-20 04:00", last)
    assert not due("2026-11-20 23:59", last)
    assert due("2026-11-21 01:00", last)


def test_by_day_only_where_the_worker_missed_the_night() -> None:
    assert not due("2026-11-21 07:00", "2026-11-20 02:00")
    assert due("2026-11-21 09:00", "2026-11-20 02:00")


def test_it_beats_when_it_is_done(home: HomePage) -> None:
    nightly_watch.func()
    assert Heartbeat.last(BEAT)
