"""A mark proves that the page was served by this site."""

import re

import pytest

from stats.mark import NO_PAGE, mark, read_mark


@pytest.mark.parametrize("page", [NO_PAGE, 1, 7, 2_147_483_647])
def test_a_mark_is_read_back(page: int) -> None:
    assert re.fullmatch(r"[0-9]+\.[0-9A-Za-z_-]{12}", mark(page))
    assert read_mark(mark(page)) == page


def test_nobody_makes_a_mark_without_the_secret_key(settings) -> None:
    made = mark(7)
    settings.SECRET_KEY = "another"
    assert read_mark(made) is None


def test_pages_that_were_open_when_the_secret_changed_go_on_being_counted(settings) -> None:
    made = mark(7)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert read_mark(made) == read_mark(mark(7)) == 7
    assert mark(7) != made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "7.",
        ".",
        "7.AAAAAAAAAAAA",
        "-1.AAAAAAAAAAAA",
        "7.AAAAAAAAAAAA\n",
        "٧.AAAAAAAAAAAA",
        "9" * 11 + "." + "A" * 12,
    ],
)
def test_anything_else_is_no_mark(text: str) -> None:
    assert read_mark(text) is None


def test_a_mark_holds_for_its_page_as_written_only() -> None:
    mac = mark(7).partition(".")[2]
    assert read_mark(f"8.{mac}") is None
    assert read_mark(f"07.{mac}") is None
    assert read_mark(f"7.{mac.swapcase()}") is None
    assert read_mark(f"7.{mac} ") is None
