"""Slips of the keyboard in any text of an article."""

import re
from collections.abc import Callable, Iterable, Iterator

from news.review.draft import Draft, Passage
from news.review.finding import Finding, Severity
from news.text.syllable import is_syllable

_ADDRESS = re.compile(r"://|www\.|@|[a-z0-9]\.(?:vn|com|net|org|gov|edu|info)\b")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NAMES = {"MoMo"}
# Of the words beside, twelve characters: whole ones would be sought anew from each of their letters.
_SPACES = re.compile(r"(\S{1,12})[ \t]{2,}(\S{1,12})")


def missing_spaces(draft: Draft) -> Iterator[Finding]:
    """`BanThi đua`, but not `iPhone` or `YouTube`: both sides must be Vietnamese syllables."""
    for passage in draft.passages:
        prose = " ".join(part for part in passage.text.split() if not _ADDRESS.search(part))
        for word in _LETTERS.findall(prose):
            parts = _split_at_capitals(word)
            if len(parts) > 1 and word not in _NAMES and all(map(is_syllable, parts)):
                yield Finding(passage.place, f"“{word}” thiếu dấu cách trước chữ hoa. Viết: “{' '.join(parts)}”.")


def _split_at_capitals(word: str) -> list[str]:
    """Before each capital that follows a small letter."""
    cuts = [place for place in range(1, len(word)) if word[place].isupper() and word[place - 1].islower()]
    return [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def double_spaces(draft: Draft) -> Iterator[Finding]:
    for passage in draft.passages:
        for found in _SPACES.finditer(passage.text.strip()):
            yield Finding(passage.place, f"Thừa dấu cách giữa “{found[1]}” và “{found[2]}”.", Severity.ADVICE)


# ── The editors' list ────────────────────────────────────────────────────────
class Slips:
    """Known slips: `(wrong, right, words after which it is none)` each."""

    def __init__(self, listed: Iterable[tuple[str, str, str]]) -> None:
        self.patterns = [(_pattern(wrong, unless), right) for wrong, right, unless in listed if wrong.strip()]

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        for passage in draft.passages:
            yield from self._in(passage)

    def _in(self, passage: Passage) -> Iterator[Finding]:
        for pattern, right in self.patterns:
            for found in pattern.finditer(passage.text):
                as_written = _as_capital(found[0])(right)
                yield Finding(passage.place, f"“{found[0]}” có lẽ là “{as_written}”.")


def _pattern(wrong: str, unless_followed_by: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in wrong.split())
    after = "|".join(re.escape(word.strip()) for word in unless_followed_by.split(",") if word.strip())
    unless = rf"(?!\s+(?:{after})(?!\w))" if after else ""
    return re.compile(rf"(?<!\w){words}(?!\w){unless}", re.IGNORECASE)


def _as_capital(found: str) -> Callable[[str], str]:
    if found.isupper():
        return str.upper
    return (lambda right: right[:1].upper() + right[1:]) if found[0].isupper() else str
