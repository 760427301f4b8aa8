"""The scheduler's heartbeat where editors see it."""

import datetime

import pytest
from django.utils import timezone
from roles import APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in

from portal.models import Heartbeat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
ALARM = "Bộ hẹn giờ đang ngừng"


def seen_by(role: str) -> str:
    return signed_in(make_person(role)).get("/quan-tri/").content.decode()


def test_a_living_scheduler_says_when_it_ran() -> None:
    Heartbeat.beat("publish_scheduled")
    for role in (EDITOR, APPROVER):
        html = seen_by(role)
        assert f"Bộ hẹn giờ chạy lúc {timezone.localtime():%H:%M}" in html
        assert ALARM not in html


def test_a_silent_scheduler_is_an_alarm_at_the_top_though_other_jobs_run() -> None:
    silent = timezone.now() - datetime.timedelta(minutes=6)
    Heartbeat.beat("publish_scheduled", silent)
    Heartbeat.beat("purge_bin")
    html = seen_by(EDITOR)
    assert f"{ALARM} từ {timezone.localtime(silent):%H:%M}" in html
    assert html.index(ALARM) < html.index("Bài của tôi")


def test_a_scheduler_that_never_ran_is_an_alarm_too() -> None:
    assert ALARM in seen_by(EDITOR)


def test_a_contributor_who_schedules_nothing_is_not_troubled() -> None:
    assert "Bộ hẹn giờ" not in seen_by(CONTRIBUTOR)
