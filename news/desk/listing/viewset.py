from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import page_permission_policy

from news.desk.articles import explorable, sections_to_write_in, with_bylines, with_section, with_views
from news.desk.listing.columns import COLUMNS
from news.desk.listing.filters import ArticleFilterSet
from news.desk.listing.matching import matching
from news.desk.rights import MenuItemFor, writes
from news.desk.state import with_state
from news.models.article import ArticlePage


class ArticleIndexView(IndexView):
    page_title = "Bài viết"
    add_item_label = "Viết bài mới"
    verbose_name = verbose_name_plural = "bài viết"
    default_ordering = "-published_on"
    table_classname = "listing full-width desk-listing"
    paginate_by = 30

    def get_base_queryset(self) -> QuerySet:
        articles = explorable(ArticlePage.objects.all(), self.request.user)
        return self.annotate_queryset(articles)

    def annotate_queryset(self, articles: Any) -> QuerySet:
        return with_bylines(with_views(with_section(with_state(articles)))).defer("body")

    def order_queryset(self, articles: QuerySet) -> QuerySet:
        return articles.order_by(self.ordering, "-pk")

    def search_queryset(self, articles: QuerySet) -> QuerySet:
        return articles.filter(pk__in=matching(self.search_query)) if self.is_searching else articles

    def get_ordering(self) -> str:
        asked = self.request.GET.get("ordering", "")
        return asked if asked in self.get_valid_orderings() else self.default_ordering

    def get_add_url(self) -> str | None:
        return reverse(self.add_url_name) if writes(self.request.user) else None


class ChooseSectionView(ChooseParentView):
    """A section is one tap away, where Wagtail's own form opens its chooser first."""

    template_name = "admin/desk/choose_section.html"
    page_title = "Viết bài mới"

    def get_valid_parent_pages(self, user: Any) -> QuerySet:
        return sections_to_write_in(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "sections": sections_to_write_in(self.request.user)}


class ArticleViewSet(PageListingViewSet):
    name = "bai-viet"
    model = ArticlePage
    icon = "doc-full"
    index_view_class = ArticleIndexView
    choose_parent_view_class = ChooseSectionView
    columns = COLUMNS
    filterset_class = ArticleFilterSet
    add_to_admin_menu = True
    menu_label = "Bài viết"
    menu_order = 90

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return MenuItemFor(
            lambda user: page_permission_policy.user_has_any_permission(user, ArticleIndexView.any_permission_required),
            self.menu_label,
            self.menu_url,
            name="bai-viet",
            icon_name=self.icon,
            order=order if order is not None else self.menu_order,
        )
