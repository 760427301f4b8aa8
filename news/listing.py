"""The lists of articles that pages show: each a query or two, however many articles there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, DateTimeField, OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from news.kept import keeps
from news.lists.firsts import in_any
from news.models.article import ArticlePage
from news.models.related import RelatedArticle
from news.models.section import SectionPage
from news.photos.show import load_photos
from news.prepared import Prepared, Slot

PER_PAGE = 10
LATEST = 6
RELATED = 4
# What a card or a link shows of an article, and what lists are sorted by.
CARD = ("path", "title", "url_path", "lead", "card_photo", "featured", "published_on", "first_published_at")


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
    return latest_put_up().only(*CARD)[:count]


def in_section(section: SectionPage) -> QuerySet:
    return _below(section.path).newest()


def _below(path: str | Slot) -> Any:
    # Not `child_of`, which databases take for so few that they read and sort all of them.
    return ArticlePage.objects.published().filter(path__startswith=path)


@dataclass(frozen=True)
class Around:
    """What an article's page offers to read on; `latest` is None where all pages have it at hand."""

    older: ArticlePage | None
    newer: ArticlePage | None
    related: list[ArticlePage]
    latest: list[ArticlePage] | None


def around(article: ArticlePage) -> Around:
    """The articles before and after it in its section, the related ones, and the newest: one query.

    Where too few are related, the newest of its section fill up.
    """
    own = _AROUND_ALONE if keeps() else _AROUND
    articles = own.objects(pk=article.pk or 0, below=_parent_path(article), published_on=article.published_on)

    # Which list it stands in, each article says itself: the first of a list are the first among all.
    beside = [other for other in articles if _parent_path(other) == _parent_path(article) and other.pk != article.pk]
    chosen = sorted((other for other in articles if other.score is not None), key=_score, reverse=True)
    return Around(
        older=next((other for other in beside if _place(other) < _place(article)), None),
        newer=next((other for other in reversed(beside) if _place(other) > _place(article)), None),
        related=list(dict.fromkeys([*chosen[:RELATED], *beside[:RELATED]]))[:RELATED],
        latest=sorted(articles, key=put_up, reverse=True)[:LATEST] if own is _AROUND else None,
    )


def _around(*more: QuerySet) -> QuerySet:
    """The articles that stand in a list around the one that the slots tell of, or in one of `more`."""
    pk, below, published_on = (
        Slot("pk", BigIntegerField()),
        Slot("below", CharField()),
        Slot("published_on", DateTimeField()),
    )
    related = ArticlePage.objects.published().filter(related_from__article=pk)
    lists = (
        *_older_and_newer(below, published_on, pk),
        related.order_by("-related_from__score", "-pk")[:RELATED],
        _below(below).exclude(pk=pk).newest()[:RELATED],
        *more,
    )
    of_this = RelatedArticle.objects.filter(article=pk, other=OuterRef("pk"))
    found = ArticlePage.objects.filter(pk__in=in_any(lists)).annotate(score=Subquery(of_this.values("score")[:1]))
    return found.newest().only(*CARD)


_AROUND_ALONE = Prepared(_around)
_AROUND = Prepared(lambda: _around(latest_put_up()[:LATEST]))


def older_and_newer(article: ArticlePage) -> tuple[QuerySet, QuerySet]:
    """The article before and the one after it in its section, as lists of one at most."""
    return _older_and_newer(_parent_path(article), article.published_on, article.pk or 0)


def _older_and_newer(below: Any, published_on: Any, pk: Any) -> tuple[QuerySet, QuerySet]:
    beside = _below(below)
    older, newer = (beside.filter(_beyond(side, published_on, pk)) for side in ("lt", "gt"))
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
    beyond = Q(**{f"published_on__{side}": published_on}) | Q(**{f"pk__{side}": pk})
    # The bound of both stands outside, so that an index leads there.
    return Q(**{f"published_on__{side}e": published_on}) & beyond
