"""How often articles are read: counted outside the news, told here by whoever registers."""

import datetime
from typing import Any, Protocol

from django.db.models import QuerySet, Value


class Readership(Protocol):
    def total(self) -> Any:
        """A database expression: all views of the page that a queryset is about; 0 where none."""

    def most_read(self, pages: QuerySet, since: datetime.date, count: int) -> list[tuple[int, int]]:
        """Ids of those of `pages` with the most views from the local day `since` on, and these views."""


class Unknown:
    def total(self) -> Any:
        return Value(0)

    def most_read(self, pages: QuerySet, since: datetime.date, count: int) -> list[tuple[int, int]]:
        return []


_source: Readership = Unknown()


def register(source: Readership) -> None:
    global _source
    _source = source


def readership() -> Readership:
    return _source
