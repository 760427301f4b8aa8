"""The words that were found, marked in the text as it is written."""

import re
import unicodedata

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from news.text.fold import fold, fold_letters

EXCERPT = 220  # characters
_WORD = re.compile(r"[^\W_]+")


def highlight(text: str, query: str) -> SafeString:
    """`text` escaped, with each word that `query` names in `<mark>`, whatever marks either carries."""
    wanted = set(fold(query).split())
    text = unicodedata.normalize("NFC", text)
    parts, end = [], 0
    for word in _WORD.finditer(text):
        if fold_letters(word[0]) in wanted:
            parts += [escape(text[end : word.start()]), f"<mark>{escape(word[0])}</mark>"]
            end = word.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every piece is escaped above


def excerpt(text: str, query: str) -> str:
    """About 220 characters of `text` around the first word found, cut between words."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    wanted = set(fold(query).split())
    first = next((word.start() for word in _WORD.finditer(text) if fold_letters(word[0]) in wanted), 0)
    start = text.rfind(" ", 0, max(first - EXCERPT // 3, 0)) + 1
    end = len(text) if len(text) <= start + EXCERPT else text.rfind(" ", start, start + EXCERPT)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
