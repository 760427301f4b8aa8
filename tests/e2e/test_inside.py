"""The journeys' own way into the product."""

import pytest

from tests.e2e.server import Portal


def test_what_is_logged_is_not_mixed_with_what_is_printed(portal: Portal) -> None:
    code = "import sys; print('slow statement', file=sys.stderr); print(json.dumps(found))"
    assert portal.shell(code, found=[1]) == "[1]\n"


def test_what_goes_wrong_inside_is_told(portal: Portal) -> None:
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        portal.shell("1 / 0")
