"""Narrows a search to a section, a tag and a time."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from news.models.search_entry import moment_place
from news.search.match import EVER
from news.search.tokens import in_section, with_tag


@dataclass(frozen=True)
class Filters:
    """The first and the last day both belong to the time."""

    section: int | None = None
    tag: int | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None

    def __bool__(self) -> bool:
        return self != Filters()

    @property
    def tokens(self) -> list[str]:
        section = [in_section(self.section)] if self.section else []
        return section + ([with_tag(self.tag)] if self.tag else [])

    @property
    def low(self) -> int:
        return moment_place(_midnight(self.first)) if self.first else 0

    @property
    def high(self) -> int:
        return moment_place(_midnight(self.last + datetime.timedelta(days=1))) if self.last else EVER


NO_FILTERS = Filters()


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
