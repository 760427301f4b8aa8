"""The articles that a person meets on the desk."""

from typing import Any

from django.db.models import CharField, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Left, Length
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from news.desk.readership import readership
from news.models.article import ArticleByline, ArticlePage
from news.models.binned import BinPage
from news.models.section import SectionPage


def kept(pages: Any) -> Any:
    """Those of `pages` that do not lie in the bin."""
    for path in BinPage.objects.order_by().values_list("path", flat=True):
        pages = pages.exclude(path__startswith=path)
    return pages


def explorable(pages: Any, user: Any) -> Any:
    """Those of `pages` that `user` meets in the admin, none from the bin."""
    if user.is_active and user.is_superuser:
        return kept(pages)  # all of them: looking each up among all would take the longest
    return kept(pages).filter(pk__in=page_permission_policy.explorable_instances(user).order_by().values("pk"))


def with_section(articles: Any) -> QuerySet:
    """`articles` with `section_title`."""
    parent_path = Left(OuterRef("path"), Length(OuterRef("path")) - Page.steplen, output_field=CharField())
    parent = SectionPage.objects.filter(path=parent_path).order_by()
    return articles.annotate(section_title=Subquery(parent.values("title")[:1]))


def with_views(articles: Any) -> QuerySet:
    """`articles` with `views`, the total that the public sees."""
    return articles.annotate(views=readership().total())


def with_bylines(articles: Any) -> QuerySet:
    bylines = ArticleByline.objects.select_related("contributor").order_by("sort_order")
    return articles.prefetch_related(Prefetch("bylines", bylines))


def sections_to_write_in(user: Any) -> QuerySet:
    """The sections where `user` may add an article, in the order of the menu."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "add")
    return kept(SectionPage.objects.filter(pk__in=allowed.order_by().values("pk"))).order_by("path")


def below(sections: Any) -> QuerySet:
    """The articles of any of `sections`."""
    articles = ArticlePage.objects.none()
    for section in sections:
        articles = articles | ArticlePage.objects.descendant_of(section)
    return articles


LAST_EDITED = F("latest_revision_created_at").desc(nulls_last=True)
