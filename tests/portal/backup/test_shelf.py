"""The folder of backups, the daily one, and how it shows that none was made."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from roles import APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in

from portal.backup.age import BEAT
from portal.backup.make import back_up
from portal.backup.refused import Refused
from portal.backup.routine import back_up_and_prune, queue_backup, scheduled_backup
from portal.backup.shelf import alone_in, backups, prune
from portal.models import Heartbeat
from portal.settings import base

NOW = datetime.datetime(2026, 11, 26, 3, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def shelf(folder: Path, *ages: int) -> list[str]:
    folder.mkdir()
    for age in ages:
        (folder / f"sao-luu-{timezone.localtime(NOW - age * DAY):%Y%m%d-%H%M%S}.tar").touch()
    return [path.name for _, path in backups(folder)]


def test_old_backups_go_and_others_stay(tmp_path: Path) -> None:
    names = shelf(tmp_path / "a", 0, 1, 29, 31, 300)
    (tmp_path / "a" / "sao-luu-cua-toi.tar").touch()
    assert [path.name for path in prune(tmp_path / "a", 30, NOW)] == names[:2]
    assert [path.name for _, path in backups(tmp_path / "a")] == names[2:]
    assert (tmp_path / "a" / "sao-luu-cua-toi.tar").exists()


def test_the_newest_stays_however_old(tmp_path: Path) -> None:
    names = shelf(tmp_path / "a", 400, 500)
    prune(tmp_path / "a", 30, NOW)
    assert [path.name for _, path in backups(tmp_path / "a")] == names[1:]


def test_two_in_one_second_are_two_files(site: Any, seen_in_the_test: None, tmp_path: Path) -> None:
    assert back_up(tmp_path / "a", now=NOW).path != back_up(tmp_path / "a", now=NOW).path
    assert len(backups(tmp_path / "a")) == 2


def test_only_one_is_made_at_a_time_and_leftovers_go(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with alone_in(folder):
        (folder / "sao-luu-20260101-000000.tar.part").touch()
        with pytest.raises(Refused, match="đang được lập"), alone_in(folder):
            pass
    with alone_in(folder):
        assert [path.name for path in folder.iterdir()] == [".lock"]


def test_a_folder_that_cannot_be_written_gets_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="BACKUP_FOLDER"), alone_in(tmp_path / "file"):
        pass


@pytest.fixture
def waiting_tasks(settings: Any) -> None:
    settings.TASKS = base.TASKS


def test_one_a_day_is_queued(db: None, waiting_tasks: None) -> None:
    assert queue_backup()
    assert not queue_backup()
    assert DBTaskResult.objects.get().task_path == scheduled_backup.module_path
    DBTaskResult.objects.all().delete()
    Heartbeat.beat(BEAT, timezone.now() - DAY / 2)
    assert not queue_backup()
    Heartbeat.beat(BEAT, timezone.now() - DAY)
    assert queue_backup()


def test_one_that_failed_is_tried_again_after_an_hour(db: None, waiting_tasks: None) -> None:
    queue_backup()
    DBTaskResult.objects.update(status="FAILED")
    assert not queue_backup()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - datetime.timedelta(hours=2))
    assert queue_backup()


def test_none_is_queued_where_the_schedule_is_off(db: None, waiting_tasks: None, settings: Any) -> None:
    settings.BACKUP_HOURS = 0
    assert not queue_backup()


def test_the_daily_one_beats_and_prunes(site: Any, seen_in_the_test: None, settings: Any) -> None:
    settings.BACKUP_FOLDER.mkdir()
    (settings.BACKUP_FOLDER / "sao-luu-20200101-000000.tar").touch()
    made = back_up_and_prune()
    assert [path for _, path in backups(settings.BACKUP_FOLDER)] == [made.path]
    assert Heartbeat.last(BEAT)


def test_readiness_names_an_old_backup_and_stays_ready(client: Client, db: None) -> None:
    Heartbeat.beat(BEAT)
    assert client.get("/readyz").json()["backup"] is True
    Heartbeat.beat(BEAT, timezone.now() - 3 * DAY)
    answer = client.get("/readyz")
    assert answer.json()["backup"] is False
    assert answer.status_code == 200


@pytest.mark.usefixtures("home")
def test_the_desk_tells_the_age_to_editors() -> None:
    Heartbeat.beat(BEAT)
    for role in (EDITOR, APPROVER):
        html = signed_in(make_person(role)).get("/quan-tri/").content.decode()
        assert f"Sao lưu gần nhất lúc {timezone.localtime():%H:%M}" in html
    assert "Sao lưu" not in signed_in(make_person(CONTRIBUTOR)).get("/quan-tri/").content.decode()


@pytest.mark.usefixtures("home")
def test_an_old_backup_is_an_alarm_at_the_top() -> None:
    Heartbeat.beat(BEAT, timezone.now() - 3 * DAY)
    html = signed_in(make_person(EDITOR)).get("/quan-tri/").content.decode()
    assert html.index("Bản sao lưu mới nhất đã cũ") < html.index("Bài của tôi")


@pytest.mark.usefixtures("home")
def test_a_new_site_has_two_days_for_its_first() -> None:
    client = signed_in(make_person(EDITOR))
    assert "Bản sao lưu đầu tiên" in client.get("/quan-tri/").content.decode()
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - 3 * DAY)
    assert "Chưa có bản sao lưu nào" in client.get("/quan-tri/").content.decode()
