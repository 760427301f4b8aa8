"""What may have been meant by words that no article has."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from news.models.search_entry import SearchTerm
from news.search.filters import NO_FILTERS, Filters
from news.search.find import find
from news.search.query import Query
from news.search.tokens import pair, pairs
from news.search.words import spans_of

Chain = tuple[int, list[list[str]]]
ENOUGH = 50  # articles with two neighbours: more of them tell nothing more
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONG = 6  # letters, from which on two slips are likely to leave a word to be known by
MOST = 12  # guesses for a word
LONGEST_SYLLABLE = 7  # letters
_TONE_KEYS = re.compile(r"(?<=[aeiouyw])[sfrxj]|[sfrxj]$")
_TELEX = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("w", "u"))


def meant(text: str, filters: Filters = NO_FILTERS) -> str:
    """`text` with the words that no article has replaced by near ones, as articles write them; empty for no idea.

    Whatever is offered finds something that the public may see.
    """
    query = Query(text)
    guess = _guess(query.folded) if query.words else None
    if guess is None or guess == query.folded:
        return ""
    results = find(" ".join(guess), filters)
    if not results or results.partial:
        return ""
    first = results[0]
    return as_written(guess, f"{first.title}\n{first.lead}", lower=text == text.lower())


def as_written(words: list[str], text: str, lower: bool) -> str:
    """The words as they stand in `text`, neighbours of each other where it has them so."""
    written = [(word.folded, found[0]) for found, word in spans_of(text)]
    spelt = dict(reversed(written))
    for (first, first_written), (second, second_written) in reversed(list(pairwise(written))):
        if first in words and second in words and abs(words.index(second) - words.index(first)) == 1:
            spelt[first], spelt[second] = first_written, second_written
    told = " ".join(spelt.get(word, word) for word in words)
    return told.lower() if lower else told


def _guess(words: list[str]) -> list[str] | None:
    known = _counts(words)
    choices = [[word] if known.get(word) else _near(word) for word in words]
    if not any(len(choice) != 1 or choice[0] != word for word, choice in zip(words, choices, strict=True)):
        # All of them are words, only never together: one of them may be a slip of another.
        choices = [[word, *_near(word)] for word in words] if len(words) > 1 else choices
    if not all(choices):
        return None
    return _likeliest([[choice.split() for choice in some] for some in choices])


def _near(word: str) -> list[str]:
    """Words of the articles at most a slip away, the most frequent first; two slips for long words."""
    if word.isdigit() or len(word) < 2:
        return []
    guesses = dict.fromkeys([_without_telex(word), *_one_slip(word)])
    found = _counts(guesses)
    found.update(_apart(word))
    if not found and len(word) >= LONG:
        same = SearchTerm.objects.filter(term__startswith=word[:2]).values_list("term", "count")
        found = {term: times for term, times in same if "_" not in term and _distance(word, term) <= 2}
    return sorted(found, key=lambda term: (-found[term], term))[:MOST]


def _one_slip(word: str) -> Iterator[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in cuts:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def _without_telex(word: str) -> str:
    """`thuwowngr` is `thuong`: the keys of a typing method that was off."""
    bare = _TONE_KEYS.sub("", word)
    for keys, letter in _TELEX:
        bare = bare.replace(keys, letter)
    return bare


def _apart(word: str) -> dict[str, int]:
    """Up to four words typed without spaces, such as `thidua`, if each two of them are neighbours somewhere."""
    cuts = range(2, LONGEST_SYLLABLE + 1)
    ways = [[word[:cut]] for cut in cuts if cut < len(word)]
    spans = {(first, first + cut) for first in range(len(word)) for cut in cuts if first + cut <= len(word)}
    neighbours = {pair(word[a:b], word[b:d]) for a, b in spans for c, d in spans if b == c}
    known, found = _counts(neighbours), {}
    for _ in range(3):
        longer = []
        for way in ways:
            done = sum(map(len, way))
            for cut in cuts:
                piece = word[done : done + cut]
                if len(piece) == cut and known.get(pair(way[-1], piece)):
                    longer.append([*way, piece])
        ways = longer
        whole = [way for way in ways if sum(map(len, way)) == len(word)]
        found.update({" ".join(way): min(known[term] for term in pairs(way)) for way in whole})
    return found


def _counts(terms: Iterable[str]) -> dict[str, int]:
    wanted = [term for term in terms if term]
    return dict(SearchTerm.objects.filter(term__in=wanted, count__gt=0).values_list("term", "count"))


def _likeliest(choices: list[list[list[str]]]) -> list[str]:
    """The chain of choices whose neighbours stand together most often in the articles; ties to the first ones."""
    ends = [(before[-1], after[0]) for some, others in pairwise(choices) for before in some for after in others]
    together = _counts({pair(*both) for both in ends})
    best: list[Chain] = [(0, [choice]) for choice in choices[0]]
    for some in choices[1:]:
        best = [max((_longer(chain, choice, together) for chain in best), key=_score) for choice in some]
    return [word for choice in max(best, key=_score)[1] for word in choice]


def _longer(chain: Chain, choice: list[str], together: dict[str, int]) -> Chain:
    score, words = chain
    return score + min(together.get(pair(words[-1][-1], choice[0]), 0), ENOUGH), [*words, choice]


def _score(chain: Chain) -> int:
    return chain[0]


@lru_cache(maxsize=4_096)
def _distance(one: str, other: str) -> int:
    """How many letters must be changed, added or left out to make one word of the other; 9 if many."""
    if abs(len(one) - len(other)) > 2:
        return 9
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        last, row = row, [number]
        for place, sign in enumerate(other, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != sign)))
    return row[-1]
