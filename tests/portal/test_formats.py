import datetime

import pytest
from django import forms
from django.utils import formats, timezone

from news.templatetags.news_tags import long_date, weekday_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27/12/2021", datetime.date(2021, 12, 27)),
        ("03/04/2022", datetime.date(2022, 4, 3)),
        ("2021-12-27", datetime.date(2021, 12, 27)),
        ("7-2-2026", datetime.date(2026, 2, 7)),
    ],
)
def test_a_date_is_read_day_first(typed: str, meant: datetime.date) -> None:
    assert forms.DateField().clean(typed) == meant


def test_a_date_alone_is_enough_where_a_time_is_asked_too() -> None:
    assert timezone.localtime(forms.DateTimeField().clean("27/12/2021")).strftime("%d %H:%M") == "27 00:00"


def test_the_week_starts_on_monday() -> None:
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (datetime.date(2021, 12, 27), "Thứ Hai, ngày 27 tháng 12 năm 2021"),
        (datetime.date(2022, 2, 6), "Chủ Nhật, ngày 06 tháng 02 năm 2022"),
        (datetime.date(2022, 3, 5), "Thứ Bảy, ngày 05 tháng 3 năm 2022"),
    ],
)
def test_the_date_line_is_written_as_offices_write_it(day: datetime.date, text: str) -> None:
    assert long_date(day) == text


def test_a_moment_is_shown_in_local_time() -> None:
    moment = datetime.datetime(2021, 12, 27, 17, 30, tzinfo=datetime.UTC)
    assert weekday_time(moment) == "Thứ Ba, 28/12/2021 00:30"


def test_a_date_typed_without_a_time_is_shown_without_one() -> None:
    assert weekday_time(forms.DateTimeField().clean("27/12/2021")) == "Thứ Hai, 27/12/2021"
