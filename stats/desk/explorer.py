"""The column of views in Wagtail's listings of pages."""

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from hitcount.models import HitCount
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from stats.desk import words

SORT_KEY = "total_views"


class ViewsColumn(Column):
    def get_value(self, instance: Page) -> str:
        return words.number(getattr(instance, SORT_KEY))


class Counted:
    """Views come with the pages' own query, so that a listing can also be sorted by them."""

    def annotate_queryset(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        hits = HitCount.objects.filter(object_pk=OuterRef("pk"), content_type=OuterRef("content_type"))
        views = Coalesce(Subquery(hits.values("hits")[:1]), 0)
        return super().annotate_queryset(pages).annotate(**{SORT_KEY: views})  # type: ignore[misc]

    def get_valid_orderings(self) -> list[str]:
        orderings: list[str] = super().get_valid_orderings()  # type: ignore[misc]
        if self.is_searching:  # type: ignore[attr-defined] # search sorts by fields of its index only
            return [ordering for ordering in orderings if ordering.lstrip("-") != SORT_KEY]
        return orderings


class CountedIndexView(Counted, ExplorableIndexView):
    base_columns: list[Any] = [
        *ExplorableIndexView.base_columns,
        ViewsColumn("views", label="Lượt xem", sort_key=SORT_KEY, classname="traffic-views", width="9%"),
    ]


class CountedUseView(Counted, ContentTypeUseView):
    pass


class CountedPages(PageViewSet):
    """For every page type that has no listing of its own."""

    model = Page
    index_view_class = CountedIndexView
    content_type_use_view_class = CountedUseView
