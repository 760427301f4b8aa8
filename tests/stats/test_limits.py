"""What one address may send, and what it may begin."""

from pathlib import Path

import pytest

from stats.fold import fold
from stats.hit import Hit
from stats.mark import mark
from stats.models import AddressDay, Day, Refusal, Visitor
from stats.refusals import write
from stats.shared import SLOTS, Shared

NOW = 1_640_574_000_000


@pytest.fixture
def bucket(tmp_path: Path) -> Shared:
    return Shared(tmp_path / "shared")


def spend(bucket: Shared, at: int, times: int = 1, address: int = 7) -> int:
    return sum(bucket.spend(address, NOW + at, 4, 20) for _ in range(times))


def test_a_burst_of_twenty_then_four_a_second(bucket: Shared) -> None:
    assert spend(bucket, 0, 50) == 20
    assert spend(bucket, 249) == 0
    assert spend(bucket, 250, 5) == 1
    assert spend(bucket, 1_250, 9) == 4
    assert spend(bucket, 60_000, 50) == 20


def test_each_address_has_its_own_bucket(bucket: Shared) -> None:
    assert spend(bucket, 0, 50, address=-8) == spend(bucket, 0, 50, address=9) == 20


def test_all_processes_of_a_host_share_the_buckets(bucket: Shared, tmp_path: Path) -> None:
    other = Shared(tmp_path / "shared")
    assert spend(bucket, 0, 12) + spend(other, 0, 12) == 20


def test_a_clock_set_back_locks_nobody_out(bucket: Shared) -> None:
    spend(bucket, 3_600_000, 20)
    assert spend(bucket, 0) == 0
    assert spend(bucket, 1) == 1


def test_every_process_sees_a_change_at_once(bucket: Shared, tmp_path: Path) -> None:
    other = Shared(tmp_path / "shared")
    before = other.change()
    bucket.changed()
    assert other.change() == bucket.change() != before


def test_without_a_place_for_the_file_a_process_keeps_the_numbers_for_itself(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert spend(Shared(tmp_path / "file" / "shared"), 0, 50) == 20


def test_the_file_is_small_and_private(bucket: Shared, tmp_path: Path) -> None:
    status = (tmp_path / "shared").stat()
    assert (status.st_size, status.st_mode & 0o777) == (SLOTS * 8, 0o600)


@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
def test_who_sends_too_fast_is_answered_like_others_and_not_counted(call) -> None:
    body = mark(0).encode()
    answers = [
        call("POST", "/_s/v", body, HTTP_USER_AGENT=f"Mozilla/5.0 (X11; rv:{n}.0) Firefox/{n}.0") for n in range(30)
    ]
    assert {answer.status for answer in answers} == {200}
    assert answers[-1].json()["total"] == 20
    write()
    assert list(Refusal.objects.values_list("reason", "hits")) == [("rate", 10)]


@pytest.mark.django_db
def test_a_reader_whose_address_is_not_known_is_not_limited(call) -> None:
    for n in range(30):
        call("POST", "/_s/v", mark(0).encode(), REMOTE_ADDR="", HTTP_USER_AGENT=f"Mozilla/5.0 Firefox/{n}.0")
    assert Day.objects.get().visits == 30


@pytest.mark.django_db
class TestCaps:
    @pytest.fixture(autouse=True)
    def small(self, settings) -> None:
        settings.STATS_LIMITS = {"visits_per_hour": 3, "visits_per_day": 5}

    def visits(self) -> int:
        return sum(Day.objects.values_list("visits", flat=True))

    def test_new_visits_behind_one_address_are_capped_by_the_hour_and_by_the_day(self, at) -> None:
        def come(moment: str, keys: range) -> int:
            fold([Hit(at(f"2021-12-27 {moment}"), key, address=7, page=0) for key in keys])
            return self.visits()

        assert come("10:00:00", range(1, 6)) == 3
        assert come("10:59:59", range(11, 13)) == 3
        assert come("11:00:00", range(21, 26)) == 5
        assert come("12:00:00", range(31, 33)) == 5
        assert Visitor.objects.count() == 5
        assert sum(Refusal.objects.filter(reason="cap").values_list("hits", flat=True)) == 2 + 2 + 3 + 2
        fold([Hit(at("2021-12-28 00:00:00"), 41, address=7)])
        assert self.visits() == 6

    def test_who_was_let_in_stays_and_other_addresses_are_free(self, at) -> None:
        first = at("2021-12-27 10:00:00")
        fold([Hit(first + key, key, address=7) for key in range(1, 6)])
        fold([Hit(first + 60_000, 1, address=7, page=7), Hit(first + 60_000, 9, address=8), Hit(first + 60_000, 10)])
        assert list(Day.objects.values_list("visits", "views")) == [(5, 1)]

    def test_pings_cannot_fill_the_number_online_past_the_cap(self, at) -> None:
        first = at("2021-12-27 10:00:00")
        fold([Hit(first, key, address=7, ping=True) for key in range(1, 10)])
        assert Visitor.objects.count() == 3
        assert AddressDay.objects.get().visits == 3
