"""The words of an article around what was found in it."""

import html
import unicodedata
from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags

from news.models.article import ArticlePage
from news.search.highlight import excerpt
from news.search.words import spans_of, words_in


def found_text(article: ArticlePage, query: str) -> str:
    """Of the lead, or of the body where that has more of the words that the title has not."""
    wanted = {word.folded for word in words_in(query)}
    missing = wanted - _words(article.title) - _words(article.lead)
    if missing:
        best = max(paragraphs(article.body.raw_data), key=lambda text: len(missing & _words(text)), default="")
        if missing & _words(best):
            return excerpt(best, query)
    return excerpt(article.lead, query)


def paragraphs(blocks: Any) -> Iterator[str]:
    """The texts of a body as they are stored, without asking for the photos and documents that it names."""
    for block in blocks:
        value = block["value"]
        match block["type"]:
            case "paragraph":
                yield html.unescape(strip_tags(value.replace("</", " </")))
            case "heading":
                yield value
            case "quote":
                yield f"{value.get('text') or ''} {value.get('attribution') or ''}"
            case "table":
                for row in value.get("data") or []:
                    yield " ".join(str(cell or "") for cell in row)


def _words(text: str) -> set[str]:
    return {word.folded for _, word in spans_of(unicodedata.normalize("NFC", text))}
