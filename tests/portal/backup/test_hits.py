"""Hits that wait in a journal while a backup is made: each is counted in the copy, once."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from news.models import ArticlePage
from portal.backup.hits import snapshot_with_journals
from portal.backup.make import back_up
from portal.backup.restore import restore
from stats.hit import Hit
from stats.journal import Journal, adopt_orphans, drain, finish
from stats.journal.carried import Finished, OpenJournals
from stats.journal.record import SIZE
from stats.models import Checkpoint, Day, PageDay
from stats.writer import journals

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seen_in_the_test")]


@pytest.fixture
def hit(site: ArticlePage) -> Callable[[int], Hit]:
    now = int(time.time() * 1000)
    return lambda visitor: Hit(now + visitor, key=visitor, page=site.pk)


@pytest.fixture
def journal() -> Iterator[Journal]:
    journal = Journal.create(journals())
    yield journal
    journal.close()


def visits() -> int:
    return sum(Day.objects.values_list("visits", flat=True))


def views() -> int:
    return sum(PageDay.objects.values_list("views", flat=True))


def test_what_waits_is_counted_in_the_copy_once(journal: Journal, hit: Callable[[int], Hit], settings: Any) -> None:
    for visitor in (1, 2, 3):
        journal.append(hit(visitor))
    drain(journal)
    for visitor in (4, 5):
        journal.append(hit(visitor))
    made = back_up(settings.BACKUP_FOLDER)
    assert visits() == 3
    Day.objects.all().delete()
    restore(made.path, replace=True)
    assert (visits(), views()) == (5, 5)


def test_on_the_same_machine_the_journal_goes_on_from_there(
    journal: Journal, hit: Callable[[int], Hit], settings: Any
) -> None:
    journal.append(hit(1))
    drain(journal)
    journal.append(hit(2))
    made = back_up(settings.BACKUP_FOLDER)
    journal.append(hit(3))
    drain(journal)
    restore(made.path, replace=True)
    assert visits() == 2
    drain(journal)
    assert (visits(), views()) == (3, 3)


def test_what_waits_is_counted_on_another_machine_too(
    journal: Journal, hit: Callable[[int], Hit], settings: Any, tmp_path: Path
) -> None:
    journal.append(hit(1))
    made = back_up(settings.BACKUP_FOLDER)
    settings.STATS_FOLDER = tmp_path / "another machine"
    restore(made.path, replace=True)
    adopt_orphans(journals())
    assert visits() == 1
    assert Checkpoint.objects.get(journal=journal.name).position == SIZE


def test_a_journal_that_ends_after_the_snapshot_is_still_read(hit: Callable[[int], Hit]) -> None:
    journal = Journal.create(journals())
    journal.append(hit(1))
    drain(journal)
    journal.append(hit(2))
    with snapshot_with_journals() as (_, opened, starts):
        drain(journal)
        finish(journal)
        assert starts == {journal.name: SIZE}
        assert len(opened.after(journal.name, SIZE)) == SIZE


def test_a_journal_that_ended_around_the_snapshot_asks_for_another(hit: Callable[[int], Hit]) -> None:
    journal = Journal.create(journals())
    journal.append(hit(1))
    opened = OpenJournals(journals())
    drain(journal)
    finish(journal)
    with pytest.raises(Finished):
        opened.starts({})
    opened.close()


def test_a_record_half_written_is_left_out(journal: Journal, hit: Callable[[int], Hit]) -> None:
    journal.append(hit(1))
    journal._memory[journal.size : journal.size + 20] = b"x" * 20
    opened = OpenJournals(journals())
    assert len(opened.after(journal.name, 0)) == SIZE
    opened.close()
