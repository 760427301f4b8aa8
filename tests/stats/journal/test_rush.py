"""A rush is told by how fast hits come, however few a server can hold at once."""

import pytest

from stats.rush import RUSH_HITS, WINDOW, Rush


@pytest.mark.parametrize("threads", [1, 4, 16, 1_000])
def test_a_rush_begins_whatever_the_number_of_hits_in_a_fold(threads: int) -> None:
    rush = Rush()
    rush.saw(0, 10)
    for fold in range(1 + RUSH_HITS // threads):
        assert not rush.on
        rush.saw(threads, 10 + fold * 0.01)
    assert rush.on


def test_as_many_hits_over_a_longer_time_are_none() -> None:
    rush = Rush()
    for fold in range(1_000):
        rush.saw(1, 10 + fold * WINDOW / (RUSH_HITS - 1))
        assert not rush.on


def test_a_rush_lasts_while_folds_stay_full_and_ends_with_the_first_quiet_one() -> None:
    rush = Rush()
    for fold in range(4):
        rush.saw(RUSH_HITS + 1, 10 + fold * WINDOW)
        assert rush.on
    rush.saw(3, 12)
    assert not rush.on
    rush.saw(3, 12.2)
    assert not rush.on
