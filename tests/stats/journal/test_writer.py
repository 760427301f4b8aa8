"""One process's writer: safe at once, in the tables soon, and never without end."""

import resource

import pytest
from django.db import OperationalError

from stats.journal.record import SIZE
from stats.models import Checkpoint, Refusal
from stats.reasons import Reason
from stats.refusals import note
from stats.writer import NotWritten, Writer, process_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(folder):
    writer = Writer(folder, background=False)
    yield writer
    writer.stop()


def test_while_the_database_is_away_hits_are_kept_and_counted_later(writer, hit, visits, monkeypatch) -> None:
    def away(*args: object) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr("stats.writer.drain", away)
        for number in range(1, 4):
            writer.write(hit(number))
    assert visits() == 0
    assert writer.turn() == 3
    assert visits() == 3


def test_the_backlog_is_bounded(writer, hit, visits, monkeypatch) -> None:
    monkeypatch.setattr("stats.writer.MAX_WAITING", 2)
    with monkeypatch.context() as paused:
        paused.setattr(writer, "turn", lambda: 0)
        writer.write(hit(1))
        writer.write(hit(2))
        with pytest.raises(NotWritten):
            writer.write(hit(3))
    writer.turn()
    writer.write(hit(4))
    assert visits() == 3


def test_an_old_journal_goes_once_it_is_drained(writer, hit, visits, folder, monkeypatch) -> None:
    writer.write(hit(1))
    assert len(list(folder.iterdir())) == Checkpoint.objects.count() == 1
    with monkeypatch.context() as later:
        later.setattr("stats.writer.ROTATE_SECONDS", 0)
        writer.turn()
    assert not list(folder.iterdir())
    assert not Checkpoint.objects.exists()
    writer.write(hit(2))
    assert len(list(folder.iterdir())) == 1
    assert visits() == 2


def test_a_full_journal_goes_once_it_is_drained(writer, hit, visits, folder, monkeypatch) -> None:
    monkeypatch.setattr("stats.journal.file.CAPACITY", 2 * SIZE)
    for number in range(1, 6):
        writer.write(hit(number))
        assert len(list(folder.iterdir())) == Checkpoint.objects.count() == number % 2
    assert visits() == 5


def test_a_new_journal_begins_while_the_old_one_waits(writer, hit, visits, folder, monkeypatch) -> None:
    with monkeypatch.context() as paused:
        paused.setattr("stats.journal.file.CAPACITY", SIZE)
        paused.setattr(writer, "turn", lambda: 0)
        for number in range(1, 4):
            writer.write(hit(number))
    assert len(list(folder.iterdir())) == 3
    assert writer.turn() == 3
    assert not list(folder.iterdir())
    assert visits() == 3


def test_a_folder_that_cannot_be_made_refuses_the_hit(hit, tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        Writer(tmp_path / "file" / "journals").write(hit(1))


def test_a_full_disk_refuses_the_hit_and_leaves_nothing_behind(writer, hit, visits, folder) -> None:
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, usual[1]))  # for this process the disk ends there
    try:
        with pytest.raises(NotWritten):
            writer.write(hit(1))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert not list(folder.iterdir())
    writer.write(hit(2))
    assert visits() == 1


def test_a_turn_writes_what_was_refused(writer) -> None:
    note(Reason.BOT, 1_640_574_000_000)
    writer.turn()
    assert Refusal.objects.get().hits == 1


def test_a_process_has_one_writer() -> None:
    assert process_writer() is process_writer()
