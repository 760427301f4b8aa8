"""From a file of records into the tables: exactly once, whatever dies when."""

import pytest
from django.db import OperationalError, transaction

from stats.journal import Journal, Taken, adopt_orphans, drain
from stats.journal.record import SIZE, pack
from stats.models import Checkpoint, Refusal

pytestmark = pytest.mark.django_db


def test_a_journal_is_drained_once(folder, hit, visits) -> None:
    journal = Journal.create(folder)
    for number in range(1, 4):
        journal.append(hit(number))
    assert (drain(journal), drain(journal), visits()) == (3, 0, 3)
    journal.append(hit(4))
    assert (drain(journal), visits()) == (1, 4)
    assert Checkpoint.objects.get().position == 4 * SIZE


def test_many_records_are_drained_in_several_transactions(folder, hit, visits, monkeypatch) -> None:
    monkeypatch.setattr("stats.journal.draining.RECORDS", 4)
    journal = Journal.create(folder)
    for number in range(1, 12):
        journal.append(hit(number))
    assert (drain(journal), visits()) == (11, 11)


@pytest.mark.parametrize("step", ["stats.ledger_store.add_views", "stats.journal.draining.upsert"])
def test_a_fold_that_fails_anywhere_moves_neither_tables_nor_checkpoint(folder, hit, visits, monkeypatch, step) -> None:
    journal = Journal.create(folder)
    journal.append(hit(1))

    def fail(*args: object, **values: object) -> None:
        raise OperationalError

    with monkeypatch.context() as broken, pytest.raises(OperationalError), transaction.atomic():
        broken.setattr(step, fail)
        drain(journal)
    assert visits() == 0
    assert not Checkpoint.objects.exists()
    assert (drain(journal), visits()) == (1, 1)


def test_a_journal_belongs_to_one_process_at_a_time(folder, hit) -> None:
    journal = Journal.create(folder)
    with pytest.raises(Taken):
        Journal(journal.path)
    journal.close()
    second = Journal(journal.path)
    second.remove()
    with pytest.raises(Taken):
        Journal(journal.path)


def test_what_a_dead_process_left_is_adopted_from_where_it_stopped(folder, hit, visits) -> None:
    dead, living = Journal.create(folder), Journal.create(folder)
    for number in range(1, 6):
        dead.append(hit(number))
        if number == 3:
            drain(dead)
    living.append(hit(9))
    dead.close()
    assert adopt_orphans(folder) == 1
    assert visits() == 5
    assert [path.stem for path in folder.iterdir()] == [living.name]
    assert not Checkpoint.objects.exists()
    assert adopt_orphans(folder) == 0


def test_dying_between_the_end_of_a_journal_and_of_its_checkpoint_counts_nothing_twice(folder, hit, visits) -> None:
    journal = Journal.create(folder)
    journal.append(hit(1))
    drain(journal)
    journal.close()
    assert adopt_orphans(folder) == 1  # died before the file went
    journal = Journal.create(folder)
    journal.append(hit(2))
    drain(journal)
    journal.remove()  # died before the checkpoint went
    assert adopt_orphans(folder) == 0
    assert visits() == 2


@pytest.mark.parametrize("written", [1, 4, 50, SIZE - 1])
def test_a_record_cut_short_by_a_kill_was_never_answered_and_is_left_out(folder, hit, visits, written) -> None:
    journal = Journal.create(folder)
    journal.append(hit(1))
    journal.close()
    with journal.path.open("r+b") as file:
        file.seek(SIZE)
        file.write(pack(hit(2, referrer="a" * 100))[:written])
    adopt_orphans(folder)
    assert visits() == 1


@pytest.mark.parametrize("held", [b"", b"\1" * 3])
def test_what_died_before_its_journal_had_room_leaves_nothing_to_count(folder, visits, held: bytes) -> None:
    folder.mkdir()
    (folder / "half.journal").write_bytes(held)
    assert adopt_orphans(folder) == 1
    assert visits() == 0
    assert not list(folder.iterdir())


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7])
def test_the_end_of_what_a_dead_process_wrote_is_found(folder, hit, visits, monkeypatch, count: int) -> None:
    monkeypatch.setattr("stats.journal.file.CAPACITY", 7 * SIZE)
    journal = Journal.create(folder)
    for number in range(1, count + 1):
        journal.append(hit(number))
    journal.close()
    dead = Journal(journal.path)
    assert dead.size == count * SIZE
    dead.close()
    adopt_orphans(folder)
    assert visits() == count


def test_a_damaged_record_costs_only_itself(folder, hit, visits, caplog) -> None:
    journal = Journal.create(folder)
    for number in range(1, 4):
        journal.append(hit(number))
    with journal.path.open("r+b") as file:
        file.seek(SIZE + 20)
        file.write(b"\xff")
    drain(journal)
    assert visits() == 2
    assert "1 damaged" in caplog.text


def test_hits_of_pages_that_are_not_published_are_refused(folder, hit, visits, make_article) -> None:
    live, draft = make_article().pk, make_article("Nháp", live=False).pk
    journal = Journal.create(folder)
    for number, page in enumerate([live, draft, 4_000_000, 0], 1):
        journal.append(hit(number, page=page))
    drain(journal)
    assert visits() == 2
    assert list(Refusal.objects.values_list("hour", "reason", "hits")) == [(10, "page", 2)]


def test_only_the_owner_may_read_a_journal(folder, hit) -> None:
    journal = Journal.create(folder)
    assert (folder.stat().st_mode & 0o777, journal.path.stat().st_mode & 0o777) == (0o700, 0o600)
