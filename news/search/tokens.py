"""What the index keeps of a text. The first sign tells the kinds of tokens apart; no word begins with one of these."""

from collections.abc import Iterable
from itertools import pairwise

from news.search.words import Word, words_in

LONGEST_START = 8  # letters
NEIGHBOURS = "_"


def written(word: Word) -> str:
    """For a word with its marks."""
    return f"={word.written}"


def pair(first: str, second: str) -> str:
    """For two words one after the other, in their letters alone."""
    return f"{first}{NEIGHBOURS}{second}"


def start(letters: str) -> str:
    """For the beginning of a word."""
    return f"^{letters[:LONGEST_START]}"


def in_section(page_id: int) -> str:
    return f"@{page_id}"


def in_file(word: str) -> str:
    """For a word in the name of a document."""
    return f"%{word}"


def with_tag(tag_id: int) -> str:
    return f"#{tag_id}"


def pairs(words: Iterable[str]) -> list[str]:
    return [pair(first, second) for first, second in pairwise(words)]


def tokens_of(text: str) -> dict[str, None]:
    """The tokens of all words and neighbours in `text`, each once, in order; lines are strangers to each other."""
    found: dict[str, None] = {}
    for line in text.splitlines():
        words = words_in(line)
        for word in words:
            found[word.folded] = None
            found[written(word)] = None
        found.update(dict.fromkeys(pairs(word.folded for word in words)))
    return found


def starts_of(text: str) -> dict[str, None]:
    words = {word.folded for word in words_in(text)}
    return {start(word[:count]): None for word in words for count in range(1, min(len(word), LONGEST_START) + 1)}
