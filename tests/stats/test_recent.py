"""The numbers that a host's processes tell one another: none falls behind, none waits long."""

import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError

from stats import recent
from stats.numbers import SiteNumbers
from stats.recent import OLDEST_MS, recent_site, renew
from stats.shared import FIRST, MOST, Shared

pytestmark = pytest.mark.django_db  # around each question connections are looked after
NOW = 1_700_000_000_000


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The moments at which the database was asked; it answers with how often it was."""
    moments: list[int] = []

    def read_site(now_ms: int) -> SiteNumbers:
        moments.append(now_ms)
        return SiteNumbers(1, len(moments), len(moments), len(moments))

    monkeypatch.setattr("stats.recent.read_site", read_site)
    return moments


@pytest.fixture
def hangs(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """A database that answers once this is set."""
    answers = threading.Event()

    def read_site(now_ms: int) -> SiteNumbers:
        answers.wait(30)
        return SiteNumbers(9, 9, 9, 9)

    monkeypatch.setattr("stats.recent.read_site", read_site)
    return answers


def test_what_one_process_tells_another_knows_at_once(tmp_path: Path) -> None:
    one, other = Shared(tmp_path / "shared"), Shared(tmp_path / "shared")
    assert other.told() == ()
    one.tell(5, [1, 2, 3])
    assert other.told() == (1, 2, 3, *[0] * (MOST - 3))
    assert other.told() is other.told()


def test_older_numbers_never_take_the_place_of_newer_ones(tmp_path: Path) -> None:
    one, other = Shared(tmp_path / "shared"), Shared(tmp_path / "shared")
    one.tell(6, [2])
    other.tell(5, [1])
    assert one.told()[0] == other.told()[0] == 2


def test_what_was_read_before_a_correction_is_not_told_after_it(tmp_path: Path) -> None:
    shared = Shared(tmp_path / "shared")
    shared.tell(5, [1])
    shared.tell(7)
    shared.tell(6, [1])
    assert shared.told() == ()
    shared.tell(8, [3])
    assert shared.told()[0] == 3


def test_half_told_numbers_are_nobody_s_and_the_next_ones_take_their_place(tmp_path: Path) -> None:
    shared, other = Shared(tmp_path / "shared"), Shared(tmp_path / "shared")
    shared.tell(5, [1, 2])
    shared._words[3] = 77
    assert other.told() == ()
    other.tell(4, [1, 3])
    assert shared.told()[:2] == (1, 3)


def test_addresses_never_write_where_the_numbers_stand(tmp_path: Path) -> None:
    shared = Shared(tmp_path / "shared")
    shared.tell(5, [1, 2])
    for address in range(2 * FIRST):
        shared.spend(address, NOW, 4, 20)
    assert shared.told()[:2] == (1, 2)


def test_numbers_told_by_another_process_are_shown_without_asking(asked: list[int]) -> None:
    renew(NOW)
    assert recent_site(NOW + 999).today == recent_site(NOW - 5).today == 1
    assert asked == [NOW]
    assert recent_site(NOW + 1_000).today == 2


def test_while_one_asks_the_others_show_what_is_known(asked: list[int], hangs: threading.Event) -> None:
    hangs.set()
    renew(NOW)
    hangs.clear()
    one = threading.Thread(target=recent_site, args=[NOW + OLDEST_MS - 1])
    one.start()
    _until(recent._asking.locked)
    assert recent_site(NOW + OLDEST_MS - 1).today == 9
    hangs.set()
    one.join()


def test_a_database_that_hangs_is_waited_for_by_one_and_by_others_for_a_second(
    monkeypatch: pytest.MonkeyPatch, hangs: threading.Event
) -> None:
    hangs.set()
    renew(NOW)
    hangs.clear()
    one = threading.Thread(target=recent_site, args=[NOW + 60_000])
    one.start()
    _until(recent._asking.locked)
    monkeypatch.setattr("stats.recent._asked_at", time.monotonic() - recent.PATIENCE)
    assert recent_site(NOW + 60_000).today == 9
    assert one.is_alive()
    hangs.set()
    one.join()


def test_without_a_database_the_numbers_of_this_day_stay_and_those_of_the_day_before_do_not(
    asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    renew(NOW)

    def away(now_ms: int) -> SiteNumbers:
        raise OperationalError

    monkeypatch.setattr("stats.recent.read_site", away)
    assert recent_site(NOW + 60_000).today == 1
    with pytest.raises(OperationalError):
        recent_site(NOW + 86_400_000)


def _until(holds) -> None:
    deadline = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.001)
