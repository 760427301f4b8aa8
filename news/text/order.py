"""Sorting as Vietnamese does: a < ă < â, d < đ, tones after letters; people by their given name."""

import re
import unicodedata

_PLACES = {letter: place for place, letter in enumerate("0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORD = re.compile(r"[^\W_]+")

WordKey = tuple[tuple[int, ...], tuple[int, ...]]


def order_key(text: str) -> tuple[WordKey, ...]:
    """What `text` is sorted by, word by word: `An < Án < Ăn < Ân < Ba < Da < Đa < Ea`."""
    return tuple(_word_key(word) for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()))


def name_key(name: str) -> tuple[WordKey, ...]:
    """What a person is sorted by: the given name (the last word), then the middle, then the family name."""
    return order_key(name)[::-1]


def _word_key(word: str) -> WordKey:
    """Letters first; only words of the same letters differ by their tones."""
    split = [_split(letter) for letter in word]
    return tuple(place for place, _ in split), tuple(tone for _, tone in split)


def _split(letter: str) -> tuple[int, int]:
    """The place of a letter in the alphabet, and its tone."""
    signs = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[sign] for sign in signs if sign in _TONES), 0)
    bare = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
    return _PLACES.get(bare, len(_PLACES) + ord(bare[0])), tone
