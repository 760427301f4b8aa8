"""Puts found articles in order: as typed before others, the title before the lead before the rest, then the newest."""

import math
from collections.abc import Iterable, Sequence

from news.models.search_entry import SearchEntry
from news.search.query import Query
from news.search.tokens import NEIGHBOURS, pair, written
from news.search.words import Word

# Title, lead, the rest.
WORD = (5.0, 2.0, 1.0)
AS_WRITTEN = (2.0, 0.8, 0.4)
PAIR = (4.0, 2.0, 1.2)
PHRASE = (6.0, 3.0, 2.0)  # for each word
TITLE_OF_THESE = 4.0  # where the title has no other words

Parts = tuple[frozenset[str], str, str]


def ranked(found: Sequence[int], query: Query) -> list[int]:
    """The places `found`, the best first."""
    if len(found) < 2:
        return list(found)
    entries = SearchEntry.objects.filter(pk__in=found).values_list("place", "title", "lead", "rest")
    texts = {place: _parts(title, lead, rest) for place, title, lead, rest in entries}
    weights = _weights(query, texts.values())
    scores = {place: (*_score(parts, query, weights), place) for place, parts in texts.items()}
    return sorted(scores, key=lambda place: scores[place], reverse=True)


def _parts(title: str, lead: str, rest: str) -> Parts:
    return frozenset(title.split()), f" {lead} ", f" {rest} "


def _weights(query: Query, texts: Iterable[Parts]) -> dict[str, float]:
    """A word that stands in few of the titles tells more of an article than one that stands in many."""
    titles = [title for title, _, _ in texts]
    return {
        word: 1 + math.log((len(titles) + 1) / (sum(word in title for title in titles) + 1)) for word in query.tokens
    }


def _score(parts: Parts, query: Query, weights: dict[str, float]) -> tuple[int, bool, float]:
    """How many of the words it has, whether all as typed, and how well."""
    words: list[Word] = list(dict.fromkeys(query.words))
    marked = bool(query.as_written)
    score, present, exact = 0.0, 0, 0
    for word in words:
        score += weights[word.folded] * _worth(parts, word.folded, WORD)
        present += _where(parts, word.folded) is not None
        if marked and (place := _where(parts, written(word))) is not None:
            score += weights[word.folded] * AS_WRITTEN[place]
            exact += 1
    neighbours = list(zip(query.folded, query.folded[1:], strict=False))
    places = [_where(parts, pair(*both)) for both in neighbours]
    for both, place in zip(neighbours, places, strict=True):
        if place is not None:
            score += PAIR[place] * (weights[both[0]] + weights[both[1]]) / 2
    if places and None not in places:
        score += PHRASE[max(place for place in places if place is not None)] * len(query.folded)
    score += TITLE_OF_THESE * _share(parts[0], query)
    return present, marked and exact == len(words), round(score, 6)


def _share(title: frozenset[str], query: Query) -> float:
    """How much of the title the query is."""
    words = {token for token in title if token[0] not in "=^@#%" and NEIGHBOURS not in token}
    return len(words.intersection(query.tokens)) / len(words) if words else 0.0


def _worth(parts: Parts, token: str, worth: tuple[float, float, float]) -> float:
    place = _where(parts, token)
    return 0.0 if place is None else worth[place]


def _where(parts: Parts, token: str) -> int | None:
    """The first part that has it; tokens stand only there."""
    title, lead, rest = parts
    if token in title:
        return 0
    sought = f" {token} "
    return 1 if sought in lead else 2 if sought in rest else None
