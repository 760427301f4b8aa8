"""Processes killed at random moments: what was answered is counted, once, and no number falls.

A short drill; `make drill-counting` kills sixty times.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from databases import database_url
from django.conf import settings

from stats.clock import now_ms
from stats.journal import adopt_orphans
from stats.models import Checkpoint, Day, Hour, PageDay, Refusal
from stats.numbers import read
from stats.writer import journals

hitting = Path(__file__).parents[2] / "helpers" / "hitting.py"
pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.walk]

KILLS = int(os.environ.get("DRILL_KILLS", "6"))
PROCESSES, THREADS = 3, 4


class Web:
    """A process under load, and the number of hits that it has answered."""

    def __init__(self, page: int, told: Path) -> None:
        told.touch()
        self.told = told
        self.process = subprocess.Popen(
            [sys.executable, hitting, str(page), str(settings.STATS_FOLDER), str(told), str(THREADS)],
            env=os.environ | {"TEST_DATABASE_URL": database_url(), "SECRET_KEY": settings.SECRET_KEY},
        )

    def answered(self) -> int:
        assert self.process.poll() is None, "it stopped by itself"
        return self.told.stat().st_size

    def kill(self) -> int:
        self.process.kill()
        self.process.wait()
        return self.told.stat().st_size


def test_what_was_answered_is_counted_once_whoever_is_killed(make_article, tmp_path: Path) -> None:
    page = make_article().pk
    running = [Web(page, tmp_path / f"web{number}") for number in range(PROCESSES)]
    answered, seen = 0, []
    try:
        for number in range(KILLS):
            victim = random.choice(running)
            eventually(victim.answered)
            until = time.monotonic() + random.uniform(0, 0.8)
            while time.monotonic() < until:
                seen.append(read(now_ms(), page))
                time.sleep(0.02)
            running.remove(victim)
            answered += victim.kill()
            running.append(Web(page, tmp_path / f"next{number}"))
    finally:
        answered += sum(web.kill() for web in running)
    adopt_orphans(journals())

    day, in_flight = Day.objects.get(), (KILLS + PROCESSES) * THREADS
    print(f"{KILLS + PROCESSES} kills: {answered} answered, {day.visits} counted")  # noqa: T201
    assert answered <= day.visits <= answered + in_flight
    assert day.visits == day.visitors == day.views == PageDay.objects.get(page=page).views
    assert sum(Hour.objects.values_list("visits", flat=True)) == day.visits
    assert not Refusal.objects.exists()
    assert not list(journals().iterdir())
    assert Checkpoint.objects.count() <= KILLS + PROCESSES
    for name in ("today", "week", "total", "views"):
        numbers = [getattr(one, name) for one in seen]
        assert numbers == sorted(numbers), name


def eventually(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
