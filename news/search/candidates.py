"""The articles that a search has to look at: never more than some, however many hold the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from news.models.article import ArticlePage
from news.models.search_entry import SearchEntry, article_at
from news.search.filters import Filters
from news.search.match import places
from news.search.query import Query
from news.search.tokens import pairs

COUNTED = 1_000
COMPARED = 300  # the newest with all words
SPECIAL = 60  # the newest with all words in a better way
WINDOWS = (COUNTED + 1, 4 * COUNTED, 16 * COUNTED)


@dataclass(frozen=True)
class Candidates:
    """Places of articles that the public may see: `best` for comparing, then `others`, the newest first."""

    best: list[int]
    others: list[int]
    more: bool  # than these there are

    def __bool__(self) -> bool:
        return bool(self.best)


NONE = Candidates([], [], more=False)


def with_all(query: Query, filters: Filters) -> Candidates:
    """With every word. Where too many have them, also older ones that have them as a phrase, as typed, in the title."""
    found, more = _seen(query.tokens, filters)
    if len(found) <= COMPARED:
        return Candidates(found, [], more)
    special: list[int] = []
    texts = _texts(found[:COMPARED])
    for title, tokens in _better_ways(query):
        if not _enough(texts, tokens, title):
            special += _newest(tokens, filters, title)
    known = set(found)
    best = dict.fromkeys(found[:COMPARED] + [place for place in special if place in known])
    best.update(dict.fromkeys(visible([place for place in special if place not in known])))
    return Candidates(list(best), [place for place in found[COMPARED:] if place not in best], more)


def with_most(query: Query, filters: Filters) -> Candidates:
    """With all words but one; with any of them where that finds nothing either."""
    words = query.tokens
    if len(words) < 2:
        return NONE
    but_one = [[other for other in words if other != word] for word in words] if len(words) > 2 else []
    for choices in (but_one, [[token] for token in [*pairs(query.folded), *words]]):
        found: dict[int, None] = {}
        for tokens in choices:
            found.update(dict.fromkeys(_newest(tokens, filters)))
        if seen := visible(sorted(found, reverse=True)):
            return Candidates(seen[:COUNTED], [], len(seen) > COUNTED)
    return NONE


def of_filters(filters: Filters) -> Candidates:
    found, more = _seen([], filters)
    return Candidates([], found, more) if found else NONE


def visible(found: list[int]) -> list[int]:
    """Those of the places whose articles the public may see."""
    articles = {article_at(place): place for place in found}
    seen = set(ArticlePage.objects.published().filter(pk__in=articles).order_by().values_list("pk", flat=True))
    return [place for pk, place in articles.items() if pk in seen]


def _seen(tokens: Iterable[str], filters: Filters) -> tuple[list[int], bool]:
    """The newest that the public may see, and whether there are more; looks further where many are closed to it."""
    high, seen = filters.high, []
    for window in WINDOWS:
        found = places([*tokens, *filters.tokens], window, low=filters.low, high=high)
        seen += visible(found)
        if len(found) < window or len(seen) > COUNTED:
            break
        high = found[-1]
    return seen[:COUNTED], len(seen) > COUNTED


def _newest(tokens: list[str], filters: Filters, title: bool = False) -> list[int]:
    return places(tokens, SPECIAL, title=title, also=filters.tokens, low=filters.low, high=filters.high)


def _texts(found: list[int]) -> list[tuple[str, str]]:
    """Titles and whole texts."""
    entries = SearchEntry.objects.filter(pk__in=found).values_list("title", "lead", "rest")
    return [(f" {title} ", f" {title} {lead} {rest} ") for title, lead, rest in entries]


def _enough(texts: list[tuple[str, str]], tokens: list[str], title: bool) -> bool:
    """Whether so many of the newest have them that the index would only name these again."""
    sought = [f" {token} " for token in tokens]
    having = (True for in_title, whole in texts if all(token in (in_title if title else whole) for token in sought))
    return len(list(islice(having, SPECIAL))) == SPECIAL


def _better_ways(query: Query) -> list[tuple[bool, list[str]]]:
    """Whether in the title, and what."""
    written = [*query.phrase, *query.as_written]
    ways = [(True, query.tokens), (True, query.phrase), (False, query.phrase)]
    if query.as_written:
        ways += [(True, written), (False, written), (False, query.as_written)]
    # Of a single word the phrase is the word, which `found` has already.
    return [way for place, way in enumerate(ways) if way not in ways[:place] and way != (False, query.tokens)]
