"""Every edge of the definitions that the public page on counting gives."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from stats.fold import fold
from stats.hit import Hit
from stats.models import Day, Facet, Hour, PageDay, Visitor
from stats.numbers import Numbers, read

pytestmark = pytest.mark.django_db
At = Callable[[str], int]


@pytest.fixture
def hits(at: At) -> Callable[..., None]:
    """Hits of one visitor, at the given moments."""

    def fold_all(*moments: str, key: int = 1, page: int = 0, ping: bool = False, day: str = "2021-12-27") -> None:
        fold([Hit(at(f"{day} {moment}"), key, page=page, ping=ping) for moment in moments])

    return fold_all


@pytest.fixture
def numbers(at: At) -> Callable[[str], Numbers]:
    return lambda moment: read(at(moment), None)


def visits(day: str = "2021-12-27") -> int:
    return sum(Day.objects.filter(day=day).values_list("visits", flat=True))


def views(page: int = 7) -> int:
    return sum(PageDay.objects.filter(page=page).values_list("views", flat=True))


def test_half_an_hour_apart_is_one_visit_and_a_second_more_begins_another(hits) -> None:
    hits("09:00:00", "09:30:00")
    assert visits() == 1
    hits("10:00:01")
    assert visits() == 2


@pytest.mark.parametrize(("second", "expected"), [("09:30:00", 1), ("09:30:01", 2), ("09:30:00.001", 2)])
def test_a_visit_ends_after_more_than_1800_seconds(hits, second: str, expected: int) -> None:
    hits("09:00:00", second)
    assert visits() == expected


def test_every_hit_keeps_the_visit_alive(hits) -> None:
    hits("09:00:00", "09:25:00", "09:50:00", "10:15:00")
    assert visits() == 1


def test_a_ping_keeps_the_visit_alive_but_never_begins_one(hits) -> None:
    hits("09:00:00")
    hits("09:20:00", "09:40:00", ping=True)
    hits("10:05:00")
    assert visits() == 1
    hits("10:05:00", key=2, ping=True)
    assert visits() == 1
    assert not Facet.objects.exists()


def test_the_first_hit_after_pings_only_is_a_visit(hits) -> None:
    hits("09:00:00", ping=True)
    hits("09:01:00")
    assert visits() == 1
    assert Day.objects.get().visitors == 1


def test_a_visitor_around_midnight_visits_on_both_days(hits, at: At) -> None:
    hits("23:50:00", page=7)
    fold([Hit(at("2021-12-28 00:10:00"), 1, page=7)])
    assert (visits("2021-12-27"), visits("2021-12-28")) == (1, 1)
    assert views() == 2


def test_today_is_zero_at_midnight(hits, numbers) -> None:
    hits("23:59:59")
    assert numbers("2021-12-27 23:59:59.999").today == 1
    assert numbers("2021-12-28 00:00:00").today == 0
    assert numbers("2021-12-28 00:00:00").week == 1


def test_on_monday_the_week_equals_today(hits, numbers, at: At) -> None:
    fold([Hit(at("2021-12-26 12:00:00"), 1)])
    hits("00:00:00", "12:00:00")
    monday = numbers("2021-12-27 18:00:00")
    assert (monday.today, monday.week, monday.total) == (2, 2, 3)


def test_the_week_runs_over_the_end_of_the_year_until_sunday(hits, numbers) -> None:
    hits("12:00:00")
    hits("12:00:00", day="2021-12-31")
    hits("12:00:00", day="2022-01-01")
    hits("23:59:59", day="2022-01-02")
    sunday = numbers("2022-01-02 23:59:59.999")
    assert (sunday.today, sunday.week, sunday.total) == (1, 4, 4)
    monday = numbers("2022-01-03 00:00:00")
    assert (monday.today, monday.week, monday.total) == (0, 0, 4)
    assert sorted(Day.objects.values_list("day", flat=True))[-1] == date(2022, 1, 2)


@pytest.mark.parametrize("ping", [False, True])
def test_online_ends_after_300_seconds(hits, numbers, ping: bool) -> None:
    hits("09:00:00", ping=ping)
    assert numbers("2021-12-27 09:04:59").online == 1
    assert numbers("2021-12-27 09:05:00").online == 0


def test_nobody_is_online_twice_after_midnight(at: At, numbers) -> None:
    fold([Hit(at("2021-12-27 23:58:00"), 1), Hit(at("2021-12-27 23:59:00"), 2)])
    fold([Hit(at("2021-12-28 00:00:30"), 101, previous_key=1)])
    assert numbers("2021-12-28 00:00:30").online == 2


def test_nobody_is_online_twice_when_the_last_hit_before_midnight_arrives_late(at: At, numbers) -> None:
    fold([Hit(at("2021-12-28 00:00:30"), 101, previous_key=1)])
    fold([Hit(at("2021-12-27 23:59:59"), 1), Hit(at("2021-12-27 23:59:59"), 1, ping=True)])
    assert numbers("2021-12-28 00:00:30").online == 1
    assert (visits("2021-12-27"), visits("2021-12-28")) == (1, 1)


def test_a_ping_after_midnight_carries_the_visitor_over(at: At, numbers) -> None:
    fold([Hit(at("2021-12-27 23:58:00"), 1), Hit(at("2021-12-28 00:02:00"), 101, previous_key=1, ping=True)])
    assert numbers("2021-12-28 00:02:00").online == 1
    assert visits("2021-12-28") == 0


def test_reloading_ten_times_is_one_view(hits) -> None:
    hits(*[f"09:00:{second:02}" for second in range(10)], page=7)
    assert (visits(), views()) == (1, 1)


def test_the_wait_for_the_next_view_starts_at_the_last_counted_one(hits) -> None:
    hits("09:00:00", "09:20:00", "09:30:00", page=7)
    assert views() == 1
    hits("09:30:01", page=7)
    assert views() == 2


def test_each_page_and_each_visitor_has_views_of_its_own(hits) -> None:
    hits("09:00:00", page=7)
    hits("09:00:01", page=8)
    hits("09:00:02", page=7, key=2)
    assert (views(7), views(8), visits()) == (2, 1, 2)


def test_a_page_without_a_number_counts_a_visit_but_no_view(hits) -> None:
    hits("09:00:00", page=0)
    assert list(Day.objects.values_list("visits", "visitors", "views")) == [(1, 1, 0)]
    assert not PageDay.objects.exists()


def test_a_visit_belongs_to_the_page_where_it_began(hits) -> None:
    hits("09:00:00", page=7)
    hits("09:01:00", page=8)
    assert set(PageDay.objects.values_list("page", "visits", "views")) == {(7, 1, 1), (8, 0, 1)}


def test_a_clock_that_steps_back_takes_nothing_away_and_invents_nothing(hits, numbers) -> None:
    hits("09:00:00", page=7)
    hits("08:00:00", page=7)
    assert (visits(), views()) == (1, 1)
    assert numbers("2021-12-27 09:04:59").online == 1
    hits("09:30:00", page=7)
    assert (visits(), views()) == (1, 1)


def test_where_a_visit_came_from_and_with_what_is_kept_once_per_visit(at: At) -> None:
    first, later = at("2021-12-27 09:00:00"), at("2021-12-27 09:10:00")
    fold([Hit(first, 1, referrer="dantri.com.vn", device="phone"), Hit(later, 1, referrer="x.vn", device="phone")])
    assert set(Facet.objects.values_list("kind", "value", "visits")) == {
        ("referrer", "dantri.com.vn", 1),
        ("device", "phone", 1),
    }


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_the_server_clock_zone_has_no_say(hits, numbers, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        hits("00:00:00", "06:59:59", "23:59:59")
        assert list(Hour.objects.order_by("hour").values_list("day", "hour", "visits")) == [
            (date(2021, 12, 27), 0, 1),
            (date(2021, 12, 27), 6, 1),
            (date(2021, 12, 27), 23, 1),
        ]
        assert numbers("2021-12-27 23:59:59").today == 3
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_failing_fold_leaves_nothing_behind(hits, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(changes: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("stats.ledger_store.add_views", fail)
    with pytest.raises(RuntimeError):
        hits("09:00:00", page=7)
    assert not Visitor.objects.exists()
    assert not Day.objects.exists()
