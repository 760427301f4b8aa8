"""What the processes count, and what Prometheus is told."""

import datetime
import fcntl
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from portal.figures import scrape
from portal.figures.tally import (
    BUSY,
    KEPT,
    LAYOUT,
    PID,
    QUERIES,
    SLOW_QUERIES,
    Tally,
    all_counts,
    django_answered,
    tally,
)
from portal.models import Heartbeat
from stats import heard
from stats.reasons import Reason

TOKEN = "a-token-that-nobody-guesses"


def told(client: Client) -> dict[str, float]:
    """Every sample by its name and labels."""
    answer = client.get("/_metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert "no-store" in answer.headers["Cache-Control"]
    lines = [line for line in answer.content.decode().splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


@pytest.fixture
def figures(client: Client, db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr("portal.figures.tally.folder", lambda: tmp_path / "figures")
    return client


# ── Who is told ──────────────────────────────────────────────────────────────
@pytest.mark.parametrize("given", [None, "Bearer ", "Bearer wrong", TOKEN[:-1], f"Bearer {TOKEN} "])
def test_without_the_token_there_is_nothing_here(client: Client, home: Any, settings: Any, given: str | None) -> None:
    for settings.METRICS_TOKEN in ("", TOKEN):
        assert client.get("/_metrics", headers={"Authorization": given} if given else {}).status_code == 404


# ── Counts ───────────────────────────────────────────────────────────────────
def test_a_process_goes_on_from_what_a_dead_one_left(tmp_path: Path) -> None:
    first = Tally()
    first.words[KEPT] = 3  # counted before anybody could read it
    first.publish(tmp_path)
    first.words[KEPT] += 4
    first.words[BUSY] = 5
    assert first._file is not None
    fcntl.flock(first._file, fcntl.LOCK_UN)  # as when it dies
    assert [counts.lives for counts in all_counts(tmp_path)] == [False]
    second = Tally()
    second.publish(tmp_path)
    counts = all_counts(tmp_path)
    assert [(one.words[KEPT], one.words[BUSY], one.lives) for one in counts] == [(7, 0, True)]
    assert counts[0].words[PID] == os.getpid()


def test_two_processes_have_a_file_each(tmp_path: Path) -> None:
    both = [Tally(), Tally()]
    for number, one in enumerate(both, 1):
        one.publish(tmp_path)
        one.words[KEPT] += number
    assert [counts.words[KEPT] for counts in all_counts(tmp_path)] == [1, 2]
    assert len(list(tmp_path.glob(f"{LAYOUT}-*"))) == 2


def test_counts_of_another_layout_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "01234567-000").write_bytes(b"\xff" * 8_000)
    Tally().publish(tmp_path)
    assert [counts.words[KEPT] for counts in all_counts(tmp_path)] == [0]


def test_where_no_file_can_be_had_a_process_counts_for_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    alone = Tally()
    alone.publish(tmp_path / "file" / "figures")
    alone.words[KEPT] += 1
    assert alone.words[KEPT] == 1
    assert "not published" in caplog.text


# ── What is told ─────────────────────────────────────────────────────────────
def test_the_figures_of_all_processes_are_added_up(figures: Client, tmp_path: Path) -> None:
    for _ in range(2):
        one = Tally()
        one.publish(tmp_path / "figures")
        one.words[KEPT] += 10
    samples = told(figures)
    assert samples['portal_pages_total{how="kept"}'] == 20
    assert samples[f'portal_resident_bytes{{process="{os.getpid()}"}}'] > 1_000_000


def test_how_long_django_takes_is_told_as_a_histogram(
    figures: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "words", tally.words)
    monkeypatch.setattr(tally, "_file", None)
    tally.publish(tmp_path / "figures")
    before = told(figures)
    for status, seconds in ((200, 0.004), (302, 0.02), (500, 99.0)):
        django_answered(status, seconds)
    after = told(figures)
    risen = {name: after[name] - before[name] for name in after if name in before}
    assert risen['portal_django_seconds_bucket{le="0.005"}'] == 1
    assert risen['portal_django_seconds_bucket{le="0.025"}'] == 2
    assert risen['portal_django_seconds_bucket{le="+Inf"}'] == risen["portal_django_seconds_count"] == 3
    assert risen["portal_django_seconds_sum"] == pytest.approx(99.024)
    assert [risen[f'portal_django_answers_total{{status="{kind}xx"}}'] for kind in (2, 3, 5)] == [1, 1, 1]


def test_hits_are_told_by_what_became_of_them(figures: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "words", tally.words)
    monkeypatch.setattr(tally, "_file", None)
    tally.publish(tmp_path / "figures")
    before = told(figures)
    heard.tell(heard.TAKEN)
    heard.tell(Reason.BOT.value)
    after = told(figures)
    for result in (heard.TAKEN, "bot"):
        name = f'portal_hits_total{{result="{result}"}}'
        assert after[name] == before[name] + 1
    assert {f'portal_hits_total{{result="{reason}"}}' for reason in Reason.values} <= after.keys()


def test_tasks_jobs_disks_and_the_backlog_are_told(figures: Client) -> None:
    Heartbeat.beat("publish_scheduled", timezone.now() - datetime.timedelta(seconds=90))
    for later in (
        get_date_max(),
        timezone.now() - datetime.timedelta(minutes=5),
        timezone.now() + datetime.timedelta(1),
    ):
        DBTaskResult.objects.create(
            args_kwargs={}, task_path="portal.mail.deliver", queue_name="default", backend_name="jobs", run_after=later
        )
    samples = told(figures)
    assert samples['portal_job_age_seconds{job="publish_scheduled"}'] == pytest.approx(90, abs=30)
    assert samples["portal_tasks_waiting"] == 2
    assert samples["portal_tasks_oldest_seconds"] == pytest.approx(300, abs=30)
    assert samples["portal_journal_backlog_bytes"] == 0
    assert samples['portal_disk_free_bytes{folder="data"}'] > 0


def test_a_part_that_cannot_be_told_keeps_back_no_other(figures: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(scrape.Heartbeat, "objects", property(lambda self: away()), raising=False)
    monkeypatch.setattr(scrape, "backlog", lambda folder: away())
    samples = told(figures)
    assert samples['portal_figures_missing{part="hits_on_their_way"}'] == 1
    assert samples['portal_figures_missing{part="tasks"}'] == 0
    assert "portal_tasks_waiting" in samples


def test_nothing_of_readers_is_told(figures: Client) -> None:
    answer = figures.get("/_metrics", headers={"Authorization": f"Bearer {TOKEN}", "User-Agent": "Marked/1"})
    assert not re.search(r"127\.0\.0\.1|Marked|quan-tri|sqlite|postgres", answer.content.decode())


# ── Statements ───────────────────────────────────────────────────────────────
def test_a_statement_that_takes_long_is_logged_without_what_it_was_given(
    db: None, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("portal.logs.statements.time.perf_counter", lambda: next(clock))
    queries, slow = tally.words[QUERIES], tally.words[SLOW_QUERIES]
    Heartbeat.last("bí mật")
    assert (tally.words[QUERIES], tally.words[SLOW_QUERIES]) == (queries + 1, slow + 1)
    assert 'slow statement, 1000 ms: SELECT "portal_heartbeat"."at"' in caplog.text
    assert "bí mật" not in caplog.text
    caplog.clear()
    settings.SLOW_QUERY_MS = 0
    Heartbeat.last("bí mật")
    assert not caplog.text
