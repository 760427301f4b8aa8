import datetime
import logging
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.utils import timezone

from news.models import ArticlePage
from portal.models import Heartbeat
from portal.schedule import Job, jobs, run_due
from portal.settings import base


def test_every_periodic_job_runs_and_leaves_its_beat(settings: Any, db: None, caplog: pytest.LogCaptureFixture) -> None:
    settings.TASKS = base.TASKS
    plan = jobs()
    with caplog.at_level(logging.ERROR):
        run_due(plan, 0.0)
    assert caplog.records == []
    assert set(Heartbeat.objects.values_list("job", flat=True)) == {job.name for job in plan if job.beats}
    assert Heartbeat.is_fresh()


def test_a_job_that_fails_holds_up_no_other_and_leaves_no_beat(db: None, caplog: pytest.LogCaptureFixture) -> None:
    ran: list[str] = []

    def fail() -> None:
        raise RuntimeError("an accident")

    run_due([Job("broken", 10, fail), Job("sound", 10, lambda: ran.append("sound"))], 0.0)
    assert ran == ["sound"]
    assert "broken" in caplog.text
    assert list(Heartbeat.objects.values_list("job", flat=True)) == ["sound"]


def test_a_job_waits_for_its_turn(db: None) -> None:
    ran: list[float] = []
    plan = [Job("one", 10, lambda: ran.append(1))]
    for now in (0.0, 5.0, 9.9, 10.0, 15.0):
        run_due(plan, now)
    assert len(ran) == 2


def test_a_scheduled_article_appears_at_its_time(make_article: Callable[..., ArticlePage]) -> None:
    article = make_article(live=False)
    article.go_live_at = timezone.now() + datetime.timedelta(milliseconds=1)
    article.save_revision().publish()
    run_due([job for job in jobs() if job.name == "publish_scheduled"], 0.0)
    assert ArticlePage.objects.published().filter(pk=article.pk).exists()


def test_an_old_beat_says_that_the_worker_is_gone(db: None) -> None:
    Heartbeat.beat("publish_scheduled", timezone.now() - datetime.timedelta(minutes=6))
    assert not Heartbeat.is_fresh()


def test_addresses_of_sign_ins_are_forgotten_after_thirty_days(db: None, client: Any) -> None:
    with time_machine.travel("2026-03-01 09:00+07:00"):
        client.post("/dang-nhap/", {"login": "hong", "password": "sai"})
    with time_machine.travel("2026-03-20 09:00+07:00"):
        client.post("/dang-nhap/", {"login": "hoa", "password": "sai"})
    with time_machine.travel("2026-04-01 09:00+07:00"):
        run_due([job for job in jobs() if job.name == "forget_sign_ins"], 0.0)
    assert list(AccessAttempt.objects.values_list("username", flat=True)) == ["hoa"]
