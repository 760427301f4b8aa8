"""Who is credited with what: each article in equal parts among its byline, so that nothing counts twice."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from news.desk.articles import with_bylines, with_section, with_views
from news.desk.reports.measure import measure
from news.models.contributor import Contributor
from news.text.order import name_key

NOBODY = "(chưa ghi tác giả)"


@dataclass(frozen=True)
class Share:
    """One person's part in one article; `words`, `photos` and `views` are the whole article's, `of` how many share."""

    contributor: Contributor | None
    title: str
    section: str
    published_on: datetime
    byline: str
    words: int
    photos: int
    views: int
    of: int


@dataclass
class Line:
    """What a person is credited with. `signed` and `shared` count articles, the other numbers are parts added up."""

    name: str
    pen_name: str
    unit: str
    section: str = ""
    signed: int = 0
    shared: int = 0
    articles: Fraction = field(default_factory=Fraction)
    words: Fraction = field(default_factory=Fraction)
    photos: Fraction = field(default_factory=Fraction)
    views: Fraction = field(default_factory=Fraction)

    def add(self, share: Share) -> None:
        self.signed += 1
        self.shared += share.of > 1
        self.articles += Fraction(1, share.of)
        self.words += Fraction(share.words, share.of)
        self.photos += Fraction(share.photos, share.of)
        self.views += Fraction(share.views, share.of)


def shares(articles: Any) -> Iterator[Share]:
    """A share for each person in the byline of each of `articles`; one of nobody where there is no byline."""
    told = with_bylines(with_views(with_section(articles)))
    for article in told.order_by("published_on", "pk"):
        size = measure(article.lead, article.body)
        people: list[Any] = list(dict.fromkeys(item.contributor for item in article.bylines.all()))
        for person in people or [None]:
            yield Share(
                contributor=person,
                title=article.title,
                section=article.section_title or "",
                published_on=article.published_on,
                byline=", ".join(each.byline for each in people),
                words=size.words,
                photos=size.photos,
                views=article.views,
                of=max(len(people), 1),
            )


def by_person(parts: Iterable[Share]) -> list[Line]:
    """A line for each person, in the order of given names; what nobody signed comes last."""
    return _lines(parts, lambda share: "")


def by_person_and_section(parts: Iterable[Share]) -> list[Line]:
    return _lines(parts, lambda share: share.section)


def _lines(parts: Iterable[Share], section_of: Callable[[Share], str]) -> list[Line]:
    lines: dict[Hashable, Line] = {}
    for share in parts:
        person, section = share.contributor, section_of(share)
        key = (person.pk if person else None, section)
        if key not in lines:
            named = (person.name, person.pen_name, person.unit) if person else (NOBODY, "", "")
            lines[key] = Line(*named, section=section)
        lines[key].add(share)
    return sorted(lines.values(), key=lambda line: (line.name == NOBODY, name_key(line.name), line.section))


def total(lines: Iterable[Line]) -> Line:
    """All lines added up: `articles` is the number of articles, since their parts add up to whole ones."""
    everyone = Line("Tổng cộng", "", "")
    for line in lines:
        for number in ("signed", "shared", "articles", "words", "photos", "views"):
            setattr(everyone, number, getattr(everyone, number) + getattr(line, number))
    return everyone
