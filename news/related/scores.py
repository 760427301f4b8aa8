"""How much other articles have in common with one: what is rare weighs more."""

import math
from collections import Counter, defaultdict
from typing import Any

from django.db.models import Count

from news.models.related import ArticleTerm
from news.models.tag import ArticleTag

# However many articles there are, no more rows than these are looked at.
MOST_ROWS = 4_000
PER_TAG = 500
COMMON = 0.25  # a word that so large a part of the articles has tells nothing
FEW = 40  # articles, below which nothing is common yet
TAG = 3.0  # chosen by an editor: worth so many pairs of syllables of the same rarity


def scores(article_id: int, terms: dict[int, int], total: int) -> Counter[int]:
    """Score by the id of the other article; `total` is the number of all articles."""
    found: dict[int, float] = defaultdict(float)
    usual = _usual(terms)
    for other, term, weight in _rows(article_id, [term for term in usual if not _is_common(usual[term], total)], usual):
        found[other] += _rarity(usual[term], total) * min(weight, terms[term])
    for other, number in _tagged(article_id):
        found[other] += TAG * _rarity(number, total)
    return Counter(found)


def _rarity(number: int, total: int) -> float:
    return math.log(1 + total / max(number, 1))


def _is_common(number: int, total: int) -> bool:
    return number > max(FEW, COMMON * total)


def _usual(terms: dict[int, int]) -> dict[int, int]:
    """In how many articles each term stands."""
    rows = ArticleTerm.objects.filter(term__in=terms).values("term").annotate(number=Count("article"))
    return dict(rows.values_list("term", "number"))


def _rows(article_id: int, terms: list[int], usual: dict[int, int]) -> Any:
    """The articles that share the rarest of `terms`."""
    chosen, left = [], MOST_ROWS
    for term in sorted(terms, key=lambda each: usual[each]):
        left -= usual[term]
        if left < 0:
            break
        chosen.append(term)
    rows = ArticleTerm.objects.filter(term__in=chosen).exclude(article=article_id)
    return rows.values_list("article_id", "term", "weight")


def _tagged(article_id: int) -> list[tuple[int, int]]:
    """The newest articles under each of its tags, with the number of articles that have this tag."""
    tags = ArticleTag.objects.filter(content_object=article_id).values("tag")
    numbers = ArticleTag.objects.filter(tag__in=tags).values("tag").annotate(number=Count("pk"))
    found = []
    for tag, number in numbers.values_list("tag", "number"):
        others = ArticleTag.objects.filter(tag=tag).exclude(content_object=article_id).order_by("-content_object_id")
        found += [(other, number) for other in others.values_list("content_object_id", flat=True)[:PER_TAG]]
    return found
