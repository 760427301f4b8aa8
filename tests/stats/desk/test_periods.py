"""Which days a period has, and which it is compared with."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict

from stats.desk.choice import choose
from stats.desk.comparison import compare, whole_days
from stats.desk.grain import Grain, cut, name, offered, usual
from stats.desk.period import Kind, Period, Span
from stats.desk.presets import NAMES, preset

MONDAY = date(2021, 12, 27)


def days(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))


def same(period: Span | None, first: str, last: str) -> bool:
    return period is not None and (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("chosen", "first", "last", "first_before", "last_before"),
    [
        ("hom-nay", "2021-12-27", "2021-12-27", "2021-12-26", "2021-12-26"),
        ("hom-qua", "2021-12-26", "2021-12-26", "2021-12-25", "2021-12-25"),
        ("7-ngay", "2021-12-21", "2021-12-27", "2021-12-14", "2021-12-20"),
        ("30-ngay", "2021-11-28", "2021-12-27", "2021-10-29", "2021-11-27"),
        ("thang-nay", "2021-12-01", "2021-12-27", "2021-11-01", "2021-11-30"),
        ("thang-truoc", "2021-11-01", "2021-11-30", "2021-10-01", "2021-10-31"),
        ("nam-nay", "2021-01-01", "2021-12-27", "2020-01-01", "2020-12-31"),
        ("nam-truoc", "2020-01-01", "2020-12-31", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_preset_has_its_days_and_those_before(
    chosen: str, first: str, last: str, first_before: str, last_before: str
) -> None:
    period = preset(chosen, MONDAY, None)
    assert same(period, first, last)
    assert same(period.before(), first_before, last_before)


def test_everything_begins_with_the_first_number_and_has_nothing_before() -> None:
    period = preset("toan-bo", MONDAY, date(2019, 5, 3))
    assert same(period, "2019-05-03", "2021-12-27")
    assert period.before() is None
    assert compare(period, 10) is None
    assert same(preset("toan-bo", MONDAY, None), "2021-12-27", "2021-12-27")


def test_last_month_on_the_last_of_march_is_a_february_of_28_days_or_29() -> None:
    assert same(preset("thang-truoc", date(2022, 3, 31), None), "2022-02-01", "2022-02-28")
    assert same(preset("thang-truoc", date(2024, 3, 31), None), "2024-02-01", "2024-02-29")
    assert same(preset("thang-truoc", date(2022, 1, 1), None), "2021-12-01", "2021-12-31")


def test_a_finished_period_is_compared_with_all_of_the_one_before() -> None:
    comparison = compare(preset("thang-truoc", MONDAY, None), 10)
    assert comparison is not None and not comparison.is_cut
    assert same(comparison.now, "2021-11-01", "2021-11-30")
    assert same(comparison.before, "2021-10-01", "2021-10-31")


def test_a_running_day_is_compared_by_its_finished_hours_only() -> None:
    comparison = compare(preset("hom-nay", MONDAY, None), 10)
    assert comparison is not None
    assert (len(comparison.now), len(comparison.before)) == (0, 0)
    assert (comparison.day, comparison.day_before, comparison.hours) == (MONDAY, date(2021, 12, 26), 10)
    assert whole_days(comparison) is None
    assert compare(preset("hom-nay", MONDAY, None), 0) is None


def test_a_running_month_is_compared_with_the_same_days_and_hours_of_the_month_before() -> None:
    comparison = compare(preset("thang-nay", MONDAY, None), 10)
    assert comparison is not None
    assert same(comparison.now, "2021-12-01", "2021-12-26")
    assert same(comparison.before, "2021-11-01", "2021-11-26")
    assert (comparison.day_before, comparison.hours) == (date(2021, 11, 27), 10)


def test_a_day_that_the_month_before_lacks_is_left_out() -> None:
    comparison = compare(preset("thang-nay", date(2022, 3, 31), None), 10)
    assert comparison is not None and not comparison.is_cut
    assert same(comparison.now, "2022-03-01", "2022-03-28")
    assert same(comparison.before, "2022-02-01", "2022-02-28")


def test_29_february_has_no_day_opposite_a_year_before() -> None:
    leap = date(2024, 2, 29)
    assert preset("nam-nay", leap, None).partner(leap) is None
    comparison = compare(preset("nam-nay", leap, None), 10)
    assert comparison is not None
    assert same(comparison.now, "2024-01-01", "2024-02-28")
    assert same(comparison.before, "2023-01-01", "2023-02-28")
    after = compare(preset("nam-nay", date(2024, 3, 1), None), 10)
    assert after is not None and after.day_before == date(2023, 3, 1)
    assert same(after.before, "2023-01-01", "2023-02-28")


@pytest.mark.parametrize("today", [date(2021, 12, 31), date(2022, 1, 1), date(2024, 2, 29), date(2024, 12, 31)])
@pytest.mark.parametrize("chosen", NAMES)
def test_no_period_reaches_into_the_future_and_none_is_compared_with_itself(today: date, chosen: str) -> None:
    period = preset(chosen, today, date(2020, 1, 1))
    assert period.first <= period.last <= today
    comparison = compare(period, 12)
    if comparison:
        assert comparison.before.last < period.first
        assert len(comparison.now) <= len(period)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("01/10/2021", "31/10/2021", Kind.MONTH),
        ("01/02/2020", "29/02/2020", Kind.MONTH),
        ("01/02/2021", "27/02/2021", Kind.DAYS),
        ("01/01/2020", "31/12/2020", Kind.YEAR),
        ("01/12/2021", "31/12/2021", Kind.MONTH),
        ("02/10/2021", "31/10/2021", Kind.DAYS),
    ],
)
def test_typed_dates_that_are_a_whole_month_or_year_are_one(first: str, last: str, kind: Kind) -> None:
    choice = choose(QueryDict(f"tu={first}&den={last}"), MONDAY, None)
    assert not choice.error
    assert choice.period.kind is kind
    assert choice.period.last <= MONDAY


@pytest.mark.parametrize("typed", ["27/12/2021", "27-12-2021", "27.12.2021", "27/12/21", "2021-12-27"])
def test_dates_are_typed_as_people_type_them(typed: str) -> None:
    assert same(choose(QueryDict(f"tu={typed}&den={typed}"), MONDAY, None).period, "2021-12-27", "2021-12-27")


def test_3_april_is_not_4_march() -> None:
    choice = choose(QueryDict("tu=03/04/2021&den=04/04/2021"), MONDAY, None)
    assert choice.period.first == date(2021, 4, 3)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("tu=31/02/2021&den=01/03/2021", "Ngày bắt đầu “31/02/2021” không dùng được. Hãy gõ ngày/tháng/năm"),
        ("tu=hôm qua", "không dùng được"),
        ("den=01/01/9999", "không dùng được"),
        ("tu=0001-01-01", "không dùng được"),
        ("tu=02/12/2021&den=01/12/2021", "Ngày bắt đầu 02/12/2021 sau ngày kết thúc 01/12/2021"),
        ("tu=28/12/2021&den=30/12/2021", "chưa tới"),
        ("ky=tuan-sau", "Không có kỳ báo cáo như vậy"),
    ],
)
def test_bad_input_gets_a_sentence_and_the_usual_period(query: str, sentence: str) -> None:
    choice = choose(QueryDict(query), MONDAY, None)
    assert sentence in choice.error
    assert choice.period.preset == "30-ngay"


def test_one_date_is_enough() -> None:
    assert same(choose(QueryDict("tu=20/12/2021"), MONDAY, None).period, "2021-12-20", "2021-12-27")
    assert same(choose(QueryDict("den=20/12/2021"), MONDAY, date(2021, 5, 1)).period, "2021-05-01", "2021-12-20")


def test_weeks_are_iso_weeks_and_end_where_the_period_does() -> None:
    period = Period.of_days(date(2021, 12, 24), date(2022, 1, 4), date(2022, 6, 1))
    weeks = list(cut(period, Grain.WEEK))
    assert [(str(week.first), str(week.last)) for week in weeks] == [
        ("2021-12-24", "2021-12-26"),
        ("2021-12-27", "2022-01-02"),
        ("2022-01-03", "2022-01-04"),
    ]
    assert name(weeks[1], Grain.WEEK) == "Tuần 52/2021 (27/12 – 02/01)"
    assert name(Span(date(2021, 1, 1), date(2021, 1, 3)), Grain.WEEK).startswith("Tuần 53/2020")


@pytest.mark.parametrize("grain", [Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR])
def test_the_pieces_of_a_period_are_the_period(grain: Grain) -> None:
    period = Period.of_days(date(2019, 12, 25), date(2021, 3, 7), MONDAY)
    pieces = list(cut(period, grain))
    assert [day for piece in pieces for day in piece.days()] == list(period.days())


@pytest.mark.parametrize(
    ("length", "grain"),
    [(1, Grain.HOUR), (3, Grain.DAY), (31, Grain.DAY), (100, Grain.WEEK), (365, Grain.MONTH), (2_000, Grain.YEAR)],
)
def test_a_period_is_cut_sensibly_to_begin_with(length: int, grain: Grain) -> None:
    period = Period.of_days(MONDAY - timedelta(days=length - 1), MONDAY, MONDAY)
    assert usual(period) is grain
    assert grain in offered(period)


def test_a_grain_too_fine_for_the_period_is_not_taken() -> None:
    assert choose(QueryDict("ky=nam-truoc&theo=gio"), MONDAY, None).grain is Grain.MONTH
    assert choose(QueryDict("ky=nam-truoc&theo=ngay"), MONDAY, None).grain is Grain.DAY
    assert choose(QueryDict("ky=nam-truoc&theo=hat"), MONDAY, None).grain is Grain.MONTH
