"""What takes a look at all articles is worked out again only when the content has changed."""

from collections.abc import Iterator

import pytest

from news import kept as module
from news.kept import MOST_AT_HAND, at_hand, kept


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The last of them is that of the content."""
    told = [1]
    monkeypatch.setattr(module, "_version", lambda: told[-1])
    return told


def numbers() -> Iterator[int]:
    yield from range(1, 100)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_it_is_made_once_for_each_version_of_the_content(versions: list[int]) -> None:
    made = numbers()
    assert [kept("years", lambda: next(made)) for _ in range(3)] == [1, 1, 1]
    assert kept("months", lambda: next(made)) == 2
    versions.append(2)
    assert kept("years", lambda: next(made)) == 3


@pytest.mark.django_db
def test_nothing_is_kept_within_a_transaction_whose_changes_have_no_version_yet(versions: list[int]) -> None:
    made = numbers()
    assert [kept("years", lambda: next(made)) for _ in range(3)] == [1, 2, 3]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_is_at_hand_is_the_very_object_until_the_content_changes(versions: list[int]) -> None:
    first = at_hand("office", object)
    assert at_hand("office", object) is first
    assert at_hand("places", object) is not first
    versions.append(2)
    second = at_hand("office", object)
    assert second is not first
    assert at_hand("office", object) is second


@pytest.mark.django_db
def test_nothing_is_at_hand_within_a_transaction(versions: list[int]) -> None:
    assert at_hand("office", object) is not at_hand("office", object)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_was_begun_before_a_change_is_not_at_hand_after_it(versions: list[int]) -> None:
    def make() -> str:
        versions.append(2)
        return "as it was"

    assert at_hand("office", make) == "as it was"
    assert at_hand("office", lambda: "as it is") == "as it is"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_is_asked_for_often_stays_at_hand_among_many_others(versions: list[int]) -> None:
    first = at_hand("office", object)
    for number in range(3 * MOST_AT_HAND):
        at_hand(("site", number), object)
        assert at_hand("office", object) is first
    assert at_hand(("site", 0), lambda: "anew") == "anew"
