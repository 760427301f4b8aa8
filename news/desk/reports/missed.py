from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django_filters.filters import CharFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import TitleColumn

from news.desk.listing.columns import DayColumn, TextColumn
from news.desk.reports.base import DeskReport
from news.models.missed_search import MissedSearch
from news.search import Query


class HoldsFilter(CharFilter):
    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(folded__contains=" ".join(Query(value).folded)) if value else qs


class MissedFilterSet(WagtailFilterSet):
    holds = HoldsFilter(label="Có chữ")

    class Meta:
        model = MissedSearch
        fields: list[str] = []


class MissedSearchesReport(DeskReport):
    """What readers look for and no article tells: subjects to write about, words to use."""

    page_title = "Tìm không thấy"
    header_icon = "search"
    index_url_name = "news_missed"
    index_results_url_name = "news_missed_results"
    filterset_class = MissedFilterSet
    verbose_name_plural = "từ khóa"
    default_ordering = "-times"
    list_export = ["typed", "times", "first_on", "last_on"]
    export_headings = {
        "typed": "Từ khóa bạn đọc gõ",
        "times": "Số lần",
        "first_on": "Lần đầu",
        "last_on": "Lần gần nhất",
    }
    export_filename = "tim-khong-thay"
    columns = [
        TitleColumn(
            "typed",
            label="Từ khóa bạn đọc gõ",
            get_url=lambda missed: f"{reverse('search')}?{urlencode({'q': missed.typed})}",
        ),
        TextColumn("times", label="Số lần", sort_key="times", width="14%"),
        DayColumn("first_on", label="Lần đầu", sort_key="first_on", classname="desk-day", width="16%"),
        DayColumn("last_on", label="Lần gần nhất", sort_key="last_on", classname="desk-day", width="16%"),
    ]

    def get_base_queryset(self) -> QuerySet:
        return MissedSearch.objects.all()

    def order_queryset(self, missed: Any) -> QuerySet:
        return missed.order_by(self.ordering, "-last_on", "-pk")
