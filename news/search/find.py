from typing import Any

from news.models.article import ArticlePage
from news.text import clean_text, fold

MAX_LENGTH = 100
MAX_WORDS = 12


def clean_query(text: str) -> str:
    """What was typed, as far as a search can use it: at most 100 characters and 12 words."""
    return " ".join(clean_text(text)[:MAX_LENGTH].split()[:MAX_WORDS])


def find(query: str) -> Any:
    """Published articles that hold every word of `query`, the best first; sliceable, countable.

    Where none holds all of them, those that hold any. Marks, capitals and signs play no part.
    """
    folded = " ".join(fold(query).split()[:MAX_WORDS])
    # Search takes plain comparisons only: the same pages as `published`, asked in Wagtail's own way.
    articles = ArticlePage.objects.live().public().defer("body")
    if not folded:
        return articles.none()
    every = articles.search(folded, operator="and")
    return every if every.count() or " " not in folded else articles.search(folded, operator="or")
