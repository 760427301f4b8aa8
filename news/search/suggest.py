"""Titles that begin as somebody types."""

from dataclasses import dataclass

from django.http import HttpRequest

from news.models.article import ArticlePage
from news.models.search_entry import article_at
from news.search.highlight import begun_parts_of
from news.search.match import places
from news.search.query import Query
from news.search.tokens import LONGEST_START, start
from news.search.words import Word, words_in

SHOWN = 8
COMPARED = 48


@dataclass(frozen=True)
class Suggestion:
    title: str
    address: str
    parts: list[str]  # of the title; each second is what was typed


def suggest(text: str, request: HttpRequest | None = None) -> list[Suggestion]:
    """At most eight published articles with all words of `text` in the title; the last may be only begun.

    First those whose title begins so, or has the words as they are typed; the newest of these first.
    """
    query = Query(text)
    if not query.words:
        return []
    *whole, last = query.folded
    found = places([*whole, start(last)], COMPARED, title=True)
    articles = (
        ArticlePage.objects.published().only("title", "url_path", "path", "depth").in_bulk(map(article_at, found))
    )
    known = [articles[pk] for place in found if (pk := article_at(place)) in articles]
    if len(last) > LONGEST_START:
        known = [article for article in known if any(word.folded.startswith(last) for word in words_in(article.title))]
    best = sorted(known, key=lambda article: _fit(words_in(article.title), query), reverse=True)[:SHOWN]
    return [
        Suggestion(article.title, article.get_url(request) or "", begun_parts_of(article.title, text))
        for article in best
    ]


def _fit(title: list[Word], query: Query) -> tuple[bool, bool, bool]:
    """As typed; at the beginning; one after the other."""
    typed, count = query.words, len(query.words)
    runs = [title[first : first + count] for first in range(len(title) - count + 1)]
    followed = [run for run in runs if _begins([word.folded for word in run], query.folded)]
    letters = [word.written for word in typed]
    as_typed = bool(query.as_written) and any(_begins([word.written for word in run], letters) for run in followed)
    return as_typed, bool(runs and runs[0] in followed), bool(followed)


def _begins(run: list[str], typed: list[str]) -> bool:
    return run[:-1] == typed[:-1] and run[-1].startswith(typed[-1])
