import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn
from wagtail.permissions import page_permission_policy

from news.desk.articles import with_bylines, with_section, with_views
from news.desk.listing.columns import DayColumn, TextColumn, ViewsColumn, names
from news.desk.listing.filters import BylineFilter, SectionFilter
from news.desk.reports.base import DeskReport
from news.models.article import ArticlePage

AGE = datetime.timedelta(days=2 * 365)


class StaleFilterSet(WagtailFilterSet):
    section = SectionFilter()
    byline = BylineFilter()

    class Meta:
        model = ArticlePage
        fields: list[str] = []


def stale(articles: Any, now: datetime.datetime) -> QuerySet:
    """Those of `articles` that are published and that nobody has touched for two years, with `touched_at`."""
    touched = Coalesce("latest_revision_created_at", "last_published_at", "published_on")
    return articles.live().annotate(touched_at=touched).filter(touched_at__lt=now - AGE)


class StaleArticlesReport(DeskReport):
    page_title = "Bài hai năm chưa cập nhật"
    header_icon = "time"
    index_url_name = "news_stale"
    index_results_url_name = "news_stale_results"
    filterset_class = StaleFilterSet
    verbose_name_plural = "bài viết"
    default_ordering = "touched_at"
    list_export = ["title", "section_title", "byline", "published_on", "touched_at", "views"]
    export_headings = {
        "title": "Tiêu đề",
        "section_title": "Chuyên mục",
        "byline": "Tác giả",
        "published_on": "Ngày đăng",
        "touched_at": "Cập nhật lần cuối",
        "views": "Lượt xem",
    }
    export_filename = "bai-hai-nam-chua-cap-nhat"
    columns = [
        TitleColumn(
            "title",
            label="Tiêu đề",
            get_url=lambda article: reverse("wagtailadmin_pages:edit", args=[article.pk]),
        ),
        TextColumn("section_title", label="Chuyên mục", sort_key="path", classname="desk-section", width="16%"),
        TextColumn("byline", label="Tác giả", accessor=names, classname="desk-byline", width="16%"),
        DayColumn("published_on", label="Ngày đăng", sort_key="published_on", classname="desk-day", width="11%"),
        DayColumn("touched_at", label="Cập nhật lần cuối", sort_key="touched_at", classname="desk-day", width="12%"),
        ViewsColumn("views", label="Lượt xem", sort_key="views", classname="desk-views", width="10%"),
    ]

    def get_base_queryset(self) -> QuerySet:
        mine = page_permission_policy.instances_user_has_any_permission_for(self.request.user, {"change", "publish"})
        articles = ArticlePage.objects.filter(pk__in=mine.order_by().values("pk")).defer("body")
        return with_bylines(with_views(with_section(stale(articles, timezone.now()))))

    def order_queryset(self, articles: QuerySet) -> QuerySet:
        return articles.order_by(self.ordering, "pk")
