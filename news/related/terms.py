"""What two articles can have in common: pairs of syllables, since most Vietnamese words are pairs."""

import hashlib
from itertools import pairwise

from news.text.fold import fold

TITLE, LEAD = 2, 1
MOST = 64  # of one article: a lead may be long


def terms_of(title: str, lead: str) -> dict[int, int]:
    """Weight by number; capitals, marks and signs play no part."""
    found: dict[int, int] = {}
    for text, weight in ((title, TITLE), (lead, LEAD)):
        syllables = fold(text).split()
        pairs = [" ".join(pair) for pair in pairwise(syllables)] if len(syllables) > 1 else syllables
        for words in pairs:
            found.setdefault(_number(words), weight)
    return dict(list(found.items())[:MOST])


def _number(words: str) -> int:
    """Of forty bits: a row stays small, and two words hardly ever meet."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=5).digest(), "big")
