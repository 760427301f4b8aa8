"""The lists of articles that pages show: each a query or two, however many articles there are."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest

from news.models.article import ArticlePage
from news.models.home import HomePage
from news.models.photo import Photo
from news.models.section import SectionPage
from news.photos.show import with_renditions

PER_PAGE = 12
FEATURED = 5
PER_SECTION = 4
LATEST = 6
RELATED = 4


def cards(articles: QuerySet) -> QuerySet:
    """Articles with all that a card prints, without their bodies."""
    return articles.defer("body").prefetch_related(Prefetch("card_photo", with_renditions(Photo.objects.all())))


def newest() -> QuerySet:
    return ArticlePage.objects.published().newest()


def latest(count: int = LATEST) -> QuerySet:
    return newest().defer("body")[:count]


def featured() -> list[ArticlePage]:
    """What opens the home page: the featured articles, or the newest while none is featured."""
    return list(cards(newest().filter(featured=True))[:FEATURED]) or list(cards(newest())[:FEATURED])


def in_section(section: SectionPage) -> QuerySet:
    return cards(newest().child_of(section))


def latest_by_section(home: HomePage, shown: Iterable[ArticlePage] = ()) -> list[tuple[SectionPage, list[ArticlePage]]]:
    """Sections in menu order with their newest articles but those `shown` above; empty ones are left out.

    Each section finds the ids of its own few newest, so the number of queries does not grow with the
    sections, nor the work with the articles.
    """
    inside = newest().filter(path__startswith=OuterRef("path")).exclude(pk__in=[article.pk for article in shown])
    places = {f"article_{place}": Subquery(inside.values("pk")[place : place + 1]) for place in range(PER_SECTION)}
    sections = list(SectionPage.objects.child_of(home).published().order_by("path").annotate(**places))
    wanted = {section: [pk for place in places if (pk := getattr(section, place))] for section in sections}
    found = cards(ArticlePage.objects.all()).in_bulk([pk for pks in wanted.values() for pk in pks])
    lists = [(section, [found[pk] for pk in pks if pk in found]) for section, pks in wanted.items()]
    return [(section, articles) for section, articles in lists if articles]


def paginate(articles: QuerySet, request: HttpRequest) -> ListPage:
    return Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))


def neighbours(article: ArticlePage) -> tuple[Any, Any]:
    """The next older and the next newer article of the same section."""
    siblings = ArticlePage.objects.published().sibling_of(article, inclusive=False).defer("body")
    here = (article.published_on, article.pk)
    older = siblings.filter(published_on__lte=here[0]).exclude(published_on=here[0], pk__gt=here[1])
    newer = siblings.filter(published_on__gte=here[0]).exclude(published_on=here[0], pk__lt=here[1])
    return older.newest().first(), newer.order_by("published_on", "pk").first()


def related(article: ArticlePage, tags: Iterable[Any]) -> QuerySet:
    """Articles that share one of the `tags`, the newest first."""
    alike = newest().filter(tagged_items__tag__in=[tag.pk for tag in tags])
    return alike.exclude(pk=article.pk).distinct().defer("body")[:RELATED]
