from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "static" / "js" / "count.js"


def test_the_script_is_smaller_than_a_kilobyte() -> None:
    assert len(SCRIPT.read_bytes()) < 1_000


@pytest.mark.parametrize("forbidden", ["cookie", "localStorage", "sessionStorage", "indexedDB", "http:", "https:"])
def test_the_script_stores_nothing_and_asks_nobody_else(forbidden: str) -> None:
    assert forbidden not in SCRIPT.read_text()
