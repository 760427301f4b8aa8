"""What was typed, as the search understands it."""

from dataclasses import dataclass
from functools import cached_property

from news.search.tokens import pairs, written
from news.search.words import Word, words_in
from news.text import clean_text

MAX_LENGTH = 100
MAX_WORDS = 12


def clean_query(text: str) -> str:
    """What was typed, as far as a search can use it: at most 100 characters and 12 words."""
    return " ".join(clean_text(text)[:MAX_LENGTH].split()[:MAX_WORDS])


@dataclass(frozen=True)
class Query:
    text: str

    @cached_property
    def words(self) -> list[Word]:
        return words_in(self.text)[:MAX_WORDS]

    @cached_property
    def folded(self) -> list[str]:
        return [word.folded for word in self.words]

    @cached_property
    def tokens(self) -> list[str]:
        return list(dict.fromkeys(self.folded))

    @cached_property
    def phrase(self) -> list[str]:
        """Tokens of a text that has the words one after the other, as far as neighbours tell."""
        return [*self.tokens, *pairs(self.folded)]

    @cached_property
    def as_written(self) -> list[str]:
        """Tokens of the words with their marks; none if no word was typed with one, since then none were meant."""
        if all(word.folded == word.written for word in self.words):
            return []
        return list(dict.fromkeys(map(written, self.words)))
