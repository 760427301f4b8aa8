"""Secrets and hashes of visitors are gone within 48 hours; the sums stay."""

import pytest

from stats import retention
from stats.day_keys import secret_of
from stats.fold import fold
from stats.hit import Hit
from stats.models import AddressDay, Day, DayKey, PageDay, PageVisitor, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def monday(at) -> None:
    moment = at("2021-12-27 00:00:00")
    secret_of(retention.local_day(moment))
    fold([Hit(moment + n, n + 1, address=n + 1, page=7) for n in range(12)])


def kept() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (DayKey, Visitor, PageVisitor, AddressDay))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2021-12-27 23:59:59", (1, 12, 12, 12)),
        ("2021-12-28 00:59:59", (1, 12, 12, 12)),
        ("2021-12-28 01:00:00", (0, 12, 12, 12)),
        ("2021-12-28 22:59:59", (0, 12, 12, 12)),
        ("2021-12-28 23:00:00", (0, 0, 0, 0)),
    ],
)
def test_what_is_kept_at(monday, at, monkeypatch, moment: str, expected: tuple[int, ...]) -> None:
    monkeypatch.setattr(retention, "BATCH", 5)
    retention.destroy_expired(at(moment))
    assert kept() == expected
    assert Day.objects.get().visits == 12
    assert PageDay.objects.get().views == 12
