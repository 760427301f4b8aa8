from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.models import User
from roles import APPROVER
from signing_in import make_colleague
from time_machine import Traveller

from news.models import HomePage


@pytest.fixture
def clock() -> Iterator[Traveller]:
    """Stands still until a test moves it."""
    with time_machine.travel("2026-03-02 09:00:05+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def colleague(home: HomePage, clock: Traveller) -> User:
    """May publish, and has no second factor yet."""
    return make_colleague(APPROVER)
