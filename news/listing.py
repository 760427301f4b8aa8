"""The lists of articles that pages show: each a query or two, however many articles there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from news.lists.firsts import in_any
from news.models.article import ArticlePage
from news.models.related import RelatedArticle
from news.models.section import SectionPage
from news.photos.show import load_photos

PER_PAGE = 10
LATEST = 6
RELATED = 4


def with_photos(articles: Iterable[ArticlePage], photos: dict[int, Any] | None = None) -> list[ArticlePage]:
    """Articles with their photos out of `photos`, or else loaded: one query however many they are."""
    shown = list(articles)
    if photos is None:
        photos = load_photos({article.card_photo_id for article in shown if article.card_photo_id})
    for article in shown:
        photo = photos.get(article.card_photo_id or 0)
        ArticlePage._meta.get_field("card_photo").set_cached_value(article, photo)
    return shown


def newest() -> Any:
    return ArticlePage.objects.published().newest()


def latest_put_up() -> Any:
    """What came last onto the site comes first, whatever date it is about."""
    return ArticlePage.objects.published().order_by("-first_published_at", "-published_on", "-pk")


def latest(count: int = LATEST) -> QuerySet:
    return latest_put_up().defer("body")[:count]


def in_section(section: SectionPage) -> QuerySet:
    return _below(section.path).newest()


def _below(path: str) -> Any:
    # Not `child_of`, which databases take for so few that they read and sort all of them.
    return ArticlePage.objects.published().filter(path__startswith=path)


@dataclass(frozen=True)
class Around:
    """What an article's page offers to read on."""

    older: ArticlePage | None
    newer: ArticlePage | None
    related: list[ArticlePage]
    latest: list[ArticlePage]


def around(article: ArticlePage) -> Around:
    """The articles before and after it in its section, the related ones, and the newest: one query.

    Where too few are related, the newest of its section fill up.
    """
    siblings = _below(_parent_path(article)).exclude(pk=article.pk)
    related = ArticlePage.objects.published().filter(related_from__article=article.pk or 0)
    lists = (
        *older_and_newer(article),
        related.order_by("-related_from__score", "-pk")[:RELATED],
        siblings.newest()[:RELATED],
        latest_put_up()[:LATEST],
    )
    of_this = RelatedArticle.objects.filter(article=article.pk or 0, other=OuterRef("pk"))
    found = ArticlePage.objects.filter(pk__in=in_any(lists)).annotate(score=Subquery(of_this.values("score")[:1]))
    articles = list(found.newest().defer("body"))

    # Which list it stands in, each article says itself: the first of a list are the first among all.
    beside = [other for other in articles if _parent_path(other) == _parent_path(article) and other.pk != article.pk]
    chosen = sorted((other for other in articles if other.score is not None), key=_score, reverse=True)
    return Around(
        older=next((other for other in beside if _place(other) < _place(article)), None),
        newer=next((other for other in reversed(beside) if _place(other) > _place(article)), None),
        related=list(dict.fromkeys([*chosen[:RELATED], *beside[:RELATED]]))[:RELATED],
        latest=sorted(articles, key=put_up, reverse=True)[:LATEST],
    )


def older_and_newer(article: ArticlePage) -> tuple[QuerySet, QuerySet]:
    """The article before and the one after it in its section, as lists of one at most."""
    key = {"published_on": article.published_on, "pk": article.pk}
    beside = _below(_parent_path(article))
    older, newer = beside.filter(_beyond("lt", **key)), beside.filter(_beyond("gt", **key))
    return older.newest()[:1], newer.order_by("published_on", "pk")[:1]


def put_up(article: ArticlePage) -> tuple[Any, ...]:
    """What `latest_put_up` sorts by."""
    return article.first_published_at or article.published_on, article.published_on, article.pk


def _place(article: ArticlePage) -> tuple[Any, int]:
    """What `newest` sorts by; one that is not stored yet stands before those of its moment."""
    return article.published_on, article.pk or 0


def _score(article: Any) -> tuple[float, int]:
    return article.score, article.pk


def _parent_path(page: Page) -> str:
    return str(page.path[: -Page.steplen])


def _beyond(side: str, published_on: Any, pk: Any) -> Q:
    """On one side (`lt`, `gt`) of an article in the order of publication; same moments by number."""
    beyond = Q(**{f"published_on__{side}": published_on})
    # The bound of both stands outside, so that an index leads there.
    return Q(**{f"published_on__{side}e": published_on}) & (beyond | Q(**{f"pk__{side}": pk})) if pk else beyond
