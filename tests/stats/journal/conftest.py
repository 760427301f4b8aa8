from collections.abc import Callable
from pathlib import Path

import pytest

from stats.hit import Hit
from stats.models import Day


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def hit(at: Callable[[str], int]) -> Callable[..., Hit]:
    moment = at("2021-12-27 10:00:00")
    return lambda number, **values: Hit(moment + number, key=number, **values)


@pytest.fixture
def visits() -> Callable[[], int]:
    return lambda: sum(Day.objects.values_list("visits", flat=True))
