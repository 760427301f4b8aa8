import pytest

from bench.common.figures import Figure, ratios
from bench.common.markdown import table


def test_the_median_of_the_rounds_counts() -> None:
    assert Figure("counted hits", [3, 900, 4]).value == 4


@pytest.mark.parametrize(
    ("sign", "bound", "holds"), [("≥", 4, True), ("≥", 4.1, False), ("≤", 4, True), ("≤", 3.9, False), ("", 0, True)]
)
def test_a_bound_is_kept_by_the_figure_that_reaches_it(sign: str, bound: float, holds: bool) -> None:
    assert Figure("article", [4], sign=sign, bound=bound).holds is holds


def test_ratios_compare_what_met_the_same_moment_of_the_machine() -> None:
    """A neighbour that slows a whole round down changes no ratio."""
    assert ratios("warm", [40, 20, 44], [10, 5, 11]).values == [4, 4, 4]


def test_rounds_that_one_of_two_has_missed_are_never_compared() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios("warm", [40, 20], [10])


def test_a_missed_bound_says_so() -> None:
    assert str(Figure("p99", [7.5], "ms", "≤", 5)).endswith("≤ 5.00  MISSED")


def test_a_table_has_its_numbers_at_the_right() -> None:
    assert table(("", "a second"), [("article", "52,000")]) == "|  | a second |\n| --- | ---: |\n| article | 52,000 |"
