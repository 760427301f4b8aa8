"""The words that were found, marked in the text as it is written."""

import unicodedata

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from news.search.words import spans_of, words_in

EXCERPT = 220  # characters
SHORT = 300  # shown whole


def highlight(text: str, query: str) -> SafeString:
    """`text` escaped, with each word that `query` names in `<mark>`, whatever marks either carries."""
    marked = "".join(
        f"<mark>{escape(part)}</mark>" if number % 2 else escape(part)
        for number, part in enumerate(parts_of(text, query))
    )
    return mark_safe(marked)  # noqa: S308 - every piece is escaped above


def parts_of(text: str, query: str) -> list[str]:
    """`text` in parts, of which each second is a word that `query` names."""
    wanted = {word.folded for word in words_in(query)}
    text = unicodedata.normalize("NFC", text)
    return _cut(text, [found.span() for found, word in spans_of(text) if word.folded in wanted])


def begun_parts_of(text: str, query: str) -> list[str]:
    """The same where the last word of `query` may be only begun: of the words that begin so the likeliest one."""
    *whole, begun = [word.folded for word in words_in(query)] or [""]
    text = unicodedata.normalize("NFC", text)
    words = [(found, word.folded) for found, word in spans_of(text)]
    spans = [found.span() for found, word in words if word in whole]
    starts = [number for number, (_, word) in enumerate(words) if begun and word.startswith(begun)]
    after = [number for number in starts if number and whole and words[number - 1][1] == whole[-1]]
    for number in (after or starts)[:1]:
        found, word = words[number]
        # Letters stand for letters, but where a sign folds to none or to more than one.
        end = found.start() + len(begun) if len(word) == len(found[0]) else found.end()
        spans.append((found.start(), end))
    return _cut(text, sorted(set(spans)))


def _cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], text[start:end]]
        done = end
    return [*parts, text[done:]]


def excerpt(text: str, query: str) -> str:
    """About 220 characters of `text` where most of the words stand together, cut between words."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    wanted = {word.folded for word in words_in(query)}
    hits = [(found.start(), word.folded) for found, word in spans_of(text) if word.folded in wanted]
    first = max(hits, key=lambda hit: _seen_from(hit[0], hits), default=(0, ""))[0]
    if len(text) <= SHORT:
        return text
    start = text.rfind(" ", 0, min(max(first - EXCERPT // 3, 0), len(text) - EXCERPT)) + 1
    end = len(text) if len(text) <= start + EXCERPT else text.rfind(" ", start, start + EXCERPT)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _seen_from(start: int, hits: list[tuple[int, str]]) -> int:
    return len({word for place, word in hits if start <= place < start + EXCERPT // 2})
