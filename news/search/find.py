from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from news.models.article import ArticlePage
from news.models.search_entry import article_at
from news.search.candidates import Candidates, of_filters, with_all, with_most
from news.search.filters import NO_FILTERS, Filters
from news.search.query import Query
from news.search.rank import ranked


@dataclass(frozen=True)
class Results:
    """Published articles, the best first; sliceable, countable. `more` than these may have been found.

    `partial` are those that have only some of the words.
    """

    query: Query
    places: list[int]
    more: bool = False
    partial: bool = False

    @cached_property
    def article_ids(self) -> list[int]:
        return [article_at(place) for place in self.places]

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[ArticlePage]:
        return iter(self[:])

    def __getitem__(self, wanted: Any) -> Any:
        if not isinstance(wanted, slice):
            return self[wanted : wanted + 1][0]
        ids = self.article_ids[wanted]
        # Once more the one verb: whatever changed since the ids were found.
        articles: dict[int, ArticlePage] = ArticlePage.objects.published().in_bulk(ids)
        return [articles[pk] for pk in ids if pk in articles]


def find(text: str, filters: Filters = NO_FILTERS) -> Results:
    """Published articles that hold every word of `text`, the best first; where none does, those that hold most.

    Marks, capitals and signs play no part in what is found, only in the order. Without words, what the filters let
    through, the newest first.
    """
    query = Query(text)
    if not query.words:
        return _results(query, of_filters(filters) if filters else Candidates([], [], more=False))
    found = with_all(query, filters)
    return _results(query, found) if found else _results(query, with_most(query, filters), partial=True)


def _results(query: Query, found: Candidates, partial: bool = False) -> Results:
    return Results(query, ranked(found.best, query) + found.others, found.more, partial)
