"""Words as search compares them: in their letters alone, and as they are written."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from news.text.fold import fold_letters

LONGEST = 40  # letters; what a database's index can hold of a word has a limit
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


class Word(NamedTuple):
    """A word of a text: `folded` without any mark, `written` with them, wherever its tone is placed."""

    folded: str
    written: str


def words_in(text: str) -> list[Word]:
    return [word for _, word in spans_of(text) if word.folded]


def spans_of(text: str) -> Iterator[tuple[re.Match[str], Word]]:
    """Each word with its place in `text`."""
    return ((found, _word(found[0])) for found in _WORD.finditer(text))


@lru_cache(maxsize=65_536)
def _word(text: str) -> Word:
    """`ủy` and `uỷ` are one word, `tỉnh` and `tính` two; `05` is the number 5, as in dates."""
    folded = fold_letters(text)[:LONGEST]
    if folded.isdigit():
        folded = folded.lstrip("0") or "0"
        return Word(folded, folded)
    signs = unicodedata.normalize("NFD", text.lower())
    letters = unicodedata.normalize("NFC", _TONES.sub("", signs))
    return Word(folded, letters[:LONGEST] + "".join(_TONES.findall(signs))[:LONGEST])
