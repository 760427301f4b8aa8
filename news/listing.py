"""The lists of articles that pages show: each a query or two, however many articles there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest
from wagtail.models import Page

from news.models.article import ArticlePage
from news.models.home import HomePage
from news.models.photo import Photo
from news.models.section import SectionPage
from news.models.tag import ArticleTag
from news.photos.show import with_renditions

PER_PAGE = 12
FEATURED = 7  # so that what an editor adds does not at once drive another one out
PER_SECTION = 4
LATEST = 6
RELATED = 4
PUT_UP = F("first_published_at").desc(nulls_last=True)


def cards(articles: Any) -> QuerySet:
    """Articles with all that a card prints, without their bodies."""
    return articles.defer("body").prefetch_related(Prefetch("card_photo", with_renditions(Photo.objects.all())))


def newest() -> Any:
    return ArticlePage.objects.published().newest()


def latest_put_up() -> Any:
    """What came last onto the site comes first, whatever date it is about."""
    return ArticlePage.objects.published().order_by(PUT_UP, "-published_on", "-pk")


def latest(count: int = LATEST) -> QuerySet:
    return latest_put_up().defer("body")[:count]


def featured() -> list[ArticlePage]:
    """What opens the home page: the featured articles, or the newest while none is featured.

    The last one put up comes first: an editor who features a report on a past event means today's readers.
    """
    chosen = latest_put_up().filter(featured=True)
    return list(cards(chosen)[:FEATURED]) or list(cards(newest())[:FEATURED])


def in_section(section: SectionPage) -> QuerySet:
    return cards(newest().child_of(section))


def latest_by_section(home: HomePage, shown: Iterable[ArticlePage] = ()) -> list[tuple[SectionPage, list[ArticlePage]]]:
    """Sections in menu order with their newest articles but those `shown` above; empty ones are left out.

    Each section finds the ids of its own few newest, so the number of queries does not grow with the
    sections, nor the work with the articles.
    """
    inside = newest().filter(path__startswith=OuterRef("path")).exclude(pk__in=[article.pk for article in shown])
    places = {f"article_{place}": pk for place, pk in enumerate(_ids(inside, PER_SECTION))}
    sections = list(SectionPage.objects.child_of(home).published().order_by("path").annotate(**places))
    wanted = {section: [pk for place in places if (pk := getattr(section, place))] for section in sections}
    found = cards(ArticlePage.objects.all()).in_bulk([pk for pks in wanted.values() for pk in pks])
    lists = [(section, [found[pk] for pk in pks if pk in found]) for section, pks in wanted.items()]
    return [(section, articles) for section, articles in lists if articles]


def paginate(articles: QuerySet, request: HttpRequest) -> ListPage:
    return Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))


@dataclass(frozen=True)
class Around:
    """What an article's page offers to read on."""

    older: ArticlePage | None
    newer: ArticlePage | None
    related: list[ArticlePage]
    latest: list[ArticlePage]


def around(article: ArticlePage, tags: Iterable[Any]) -> Around:
    """The articles before and after it in its section, those that share one of `tags`, and the newest: two queries."""
    key = {"published_on": article.published_on, "pk": article.pk}
    siblings = ArticlePage.objects.published().sibling_of(article, inclusive=False)
    older = siblings.filter(_beyond("lt", **key)).newest()
    newer = siblings.filter(_beyond("gt", **key)).order_by("published_on", "pk")
    tagged = ArticleTag.objects.filter(tag__in=[tag.pk for tag in tags]).values("content_object")
    related = newest().filter(pk__in=tagged).exclude(pk=article.pk)
    slots = {
        "older": _ids(older, 1),
        "newer": _ids(newer, 1),
        "related": _ids(related, RELATED),
        "latest": _ids(latest_put_up(), LATEST),
    }
    columns = {f"{name}_{place}": found for name, places in slots.items() for place, found in enumerate(places)}
    row = Page.objects.filter(depth=1).annotate(**columns).values(*columns).first() or {}
    articles = ArticlePage.objects.defer("body").in_bulk({pk for pk in row.values() if pk})

    def named(name: str) -> list[ArticlePage]:
        pks = [row.get(f"{name}_{place}") for place in range(len(slots[name]))]
        return [articles[pk] for pk in pks if pk in articles]

    return Around(
        older=next(iter(named("older")), None),
        newer=next(iter(named("newer")), None),
        related=named("related"),
        latest=named("latest"),
    )


def _beyond(side: str, published_on: Any, pk: Any) -> Q:
    """On one side (`lt`, `gt`) of an article in the order of publication; same moments by number."""
    beyond = Q(**{f"published_on__{side}": published_on})
    return beyond | Q(published_on=published_on, **{f"pk__{side}": pk}) if pk else beyond


def _ids(articles: QuerySet, count: int) -> list[Subquery]:
    """The ids of the first few, each as a column of its own: any database can take these along in one row."""
    return [Subquery(articles.values("pk")[place : place + 1]) for place in range(count)]
