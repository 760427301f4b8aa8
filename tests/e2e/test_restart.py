"""Stopping and starting again."""

import re
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.e2e.reading import counted
from tests.e2e.server import Portal

ADDRESS = "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/"
GENEROUS = 15  # seconds


def test_second_start_is_quick_and_loses_nothing(
    portal: Portal, visitor: Callable[..., BrowserContext], capsys: pytest.CaptureFixture[str]
) -> None:
    page = visitor(loses_network=True).new_page()  # it stays open while the product is stopped
    told = counted(page, lambda: page.goto(ADDRESS))
    before = portal.get(ADDRESS).text
    password = portal.administrator()
    portal.stop()
    seconds = portal.start()
    with capsys.disabled():
        sys.stdout.write(f"\nsecond start: {seconds:.1f} s until the home page answers\n")
    assert seconds < GENEROUS
    assert portal.administrator() == password
    after = portal.get(ADDRESS).text
    for name in ("total", "views"):
        shown = re.search(rf'data-stat="{name}">([\d.]+)<', after)[1]
        assert int(shown.replace(".", "")) == told[name]
    assert re.search(r'data-page="([^"]+)"', after)[1] == re.search(r'data-page="([^"]+)"', before)[1]
