"""What takes a look at all articles is worked out again only when the content has changed."""

from collections.abc import Iterator

import pytest

from news import kept as module
from news.kept import kept


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
