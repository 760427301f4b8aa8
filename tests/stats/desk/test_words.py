"""How numbers and changes are said."""

import pytest

from stats.desk import words
from stats.desk.charts.scale import ticks
from stats.desk.tables import Change


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (112, 100, "+12 %"),
        (95, 100, "−5 %"),
        (1_001, 1_000, "không đổi"),
        (0, 40, "−100 %"),
        (1_400, 100, "gấp 14 lần"),
        (7, 0, "mới"),
        (0, 0, "–"),
    ],
)
def test_a_change_in_a_table(now: int, before: int, text: str) -> None:
    assert Change(now, before).text == text


def test_a_change_in_a_sentence() -> None:
    assert [words.in_words(change) for change in (0.12, -0.05, 0.001, 13.0)] == [
        "tăng 12 %",
        "giảm 5 %",
        "gần như không đổi",
        "gấp 14 lần",
    ]


def test_numbers_have_dots_and_a_real_minus() -> None:
    assert [words.number(value) for value in (181_397, -250, 0)] == ["181.397", "−250", "0"]


def test_a_title_with_quotation_marks_gets_no_second_ones() -> None:
    assert words.quoted("Hội nghị") == "“Hội nghị”"
    assert words.quoted("Phong trào “Ba tốt”") == "Phong trào “Ba tốt”"


@pytest.mark.parametrize("most", [0, 1, 2, 3, 7, 10, 23, 99, 100, 101, 456, 999, 1_001, 181_397, 10_000_000])
def test_an_axis_has_few_round_whole_steps_and_holds_everything(most: int) -> None:
    scale = ticks(most)
    assert scale[0] == 0 and scale[-1] >= most
    assert 2 <= len(scale) <= 6
    step = scale[1]
    assert scale == [n * step for n in range(len(scale))]
    assert str(step).rstrip("0") in {"1", "2", "5", "25"}
