"""What an address of the search asks for: words, and what narrows them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import formats

from news.models.article import ArticlePage
from news.models.base import YEARS
from news.models.section import SectionPage
from news.models.tag import Tag
from news.search.filters import Filters
from news.search.query import clean_query

WORDS, SECTION, FIRST, LAST, TAG = "q", "muc", "tu", "den", "the"
EXAMPLE = "Hãy gõ ngày/tháng/năm, ví dụ 27/12/2021."


@dataclass
class Asked:
    """`typed` are the dates as they came, `errors` the sentences about those that are none, both by name."""

    text: str
    sections: list[SectionPage]
    section: SectionPage | None = None
    tag: Tag | None = None
    typed: dict[str, str] = field(default_factory=dict)
    days: dict[str, datetime.date] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        return Filters(
            section=self.section.pk if self.section else None,
            tag=self.tag.pk if self.tag else None,
            first=self.days.get(FIRST),
            last=self.days.get(LAST),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters) or bool(self.errors)

    @property
    def address(self) -> dict[str, str]:
        """For links to other pages of the same results."""
        values = {WORDS: self.text}
        if self.section:
            values[SECTION] = self.section.slug
        values |= {name: f"{day:%d/%m/%Y}" for name, day in self.days.items()}
        if self.tag:
            values[TAG] = self.tag.slug
        return {name: value for name, value in values.items() if value}


def read(values: Mapping[str, str]) -> Asked:
    # Named once more: else a database may look for the few sections among all pages.
    few = SectionPage.objects.published().filter(pk__in=SectionPage.objects.order_by().values("page_ptr_id"))
    sections = sorted(few.order_by(), key=lambda section: section.path)
    asked = Asked(clean_query(values.get(WORDS, "")), sections)
    asked.section = next((section for section in sections if section.slug == values.get(SECTION)), None)
    slug = clean_query(values.get(TAG, ""))
    asked.tag = _public_tag(slug) if slug else None
    for name in (FIRST, LAST):
        _read_day(asked, name, clean_query(values.get(name, "")))
    first, last = asked.days.get(FIRST), asked.days.get(LAST)
    if first and last and first > last:
        asked.days = {FIRST: last, LAST: first}
        asked.typed = {name: f"{day:%d/%m/%Y}" for name, day in asked.days.items()}
        asked.errors[LAST] = "Ngày đầu đứng sau ngày cuối nên hai ngày đã được đổi chỗ cho nhau."
    return asked


def _public_tag(slug: str) -> Tag | None:
    """A tag that only unpublished articles bear is nothing that the public knows of."""
    tag = Tag.objects.filter(slug=slug).first()
    return tag if tag and ArticlePage.objects.published().tagged(tag).exists() else None


def _read_day(asked: Asked, name: str, typed: str) -> None:
    if not typed:
        return
    asked.typed[name] = typed
    day = _day(typed)
    if day is None:
        asked.errors[name] = f"Không hiểu ngày “{typed}”. {EXAMPLE}"
    elif not YEARS[0] <= day.year <= YEARS[1]:
        asked.errors[name] = f"Năm phải từ {YEARS[0]} đến {YEARS[1]}. {EXAMPLE}"
    else:
        asked.days[name] = day
        asked.typed[name] = f"{day:%d/%m/%Y}"


def _day(typed: str) -> datetime.date | None:
    """As people type it, or as a browser's own date field sends it."""
    for pattern in formats.get_format("DATE_INPUT_FORMATS", lang="vi"):
        try:
            return datetime.datetime.strptime(typed, pattern).date()
        except ValueError:
            continue
    return None
