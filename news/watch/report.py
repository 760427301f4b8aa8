from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from news.desk.listing.columns import DayColumn, TextColumn
from news.desk.reports.base import DeskReport
from news.models.watch_finding import WatchFinding

VIEW = "news.view_watchfinding"
SEEN = "news.seen"
KINDS = [choice for choice in WatchFinding.Kind.choices if choice[0] != WatchFinding.Kind.BROKEN]
STATES = [("seen", "Đã xác nhận"), ("gone", "Không còn trên trang"), ("all", "Tất cả")]


def watches(user: Any) -> bool:
    return bool(user.has_perm(VIEW))


class StateFilter(ChoiceFilter):
    """What waits for somebody, unless something else is asked for."""

    def filter(self, qs: Any, value: str) -> QuerySet:
        return {
            "seen": qs.exclude(seen_at=None),
            "gone": qs.exclude(gone_at=None),
            "all": qs,
        }.get(value, qs.filter(seen_at=None, gone_at=None))


class WatchFilterSet(WagtailFilterSet):
    state = StateFilter(label="Tình trạng", choices=STATES, empty_label="Chưa ai xác nhận")
    kind = ChoiceFilter(label="Loại", choices=KINDS)

    class Meta:
        model = WatchFinding
        fields: list[str] = []


class BrokenFilterSet(WagtailFilterSet):
    class Meta:
        model = WatchFinding
        fields: list[str] = []


class FindingColumn(Column):
    cell_template_name = "admin/watch/finding.html"


class AnswerColumn(Column):
    """The button of a row; it works without scripts."""

    cell_template_name = "admin/watch/answer.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(request), "here": request.get_full_path()}


class WatchReport(DeskReport):
    """What was injected, or might be."""

    permitted = staticmethod(watches)
    page_title = "Nội dung lạ"
    header_icon = "warning"
    index_url_name = "news_watch"
    index_results_url_name = "news_watch_results"
    results_template_name = "admin/watch/report_results.html"
    filterset_class = WatchFilterSet
    verbose_name_plural = "điều lạ"
    columns = [
        FindingColumn("what", label="Điều lạ"),
        TextColumn("author", label="Ai đăng", classname="desk-byline", width="17%"),
        DayColumn("since", label="Từ ngày", sort_key="since", classname="desk-day", width="12%"),
        AnswerColumn("seen_at", label="Trả lời", width="18%"),
    ]
    list_export = ["get_kind_display", "place", "what", "author", "since", "found_at", "seen_at", "seen_by", "gone_at"]
    export_headings = {
        "get_kind_display": "Loại",
        "place": "Ở đâu",
        "what": "Điều lạ",
        "author": "Ai đăng",
        "since": "Từ lúc",
        "found_at": "Thấy lúc",
        "seen_at": "Xác nhận lúc",
        "seen_by": "Người xác nhận",
        "gone_at": "Hết lúc",
    }
    export_filename = "noi-dung-la"

    def get_base_queryset(self) -> QuerySet:
        return WatchFinding.objects.strange().select_related("page", "seen_by")


class BrokenReport(DeskReport):
    """Links of our own pages that lead nowhere."""

    permitted = staticmethod(watches)
    page_title = "Liên kết hỏng"
    header_icon = "link"
    index_url_name = "news_broken"
    index_results_url_name = "news_broken_results"
    results_template_name = "admin/watch/broken_results.html"
    filterset_class = BrokenFilterSet
    verbose_name_plural = "liên kết hỏng"
    columns = [
        FindingColumn("what", label="Liên kết"),
        TextColumn("author", label="Ai đăng", classname="desk-byline", width="20%"),
        DayColumn("found_at", label="Thấy ngày", sort_key="found_at", classname="desk-day", width="13%"),
    ]
    list_export = ["place", "what", "author", "found_at"]
    export_headings = {"place": "Ở đâu", "what": "Liên kết", "author": "Ai đăng", "found_at": "Thấy lúc"}
    export_filename = "lien-ket-hong"

    def get_base_queryset(self) -> QuerySet:
        return WatchFinding.objects.there().filter(kind=WatchFinding.Kind.BROKEN).select_related("page")


@require_POST
def mark_seen(request: HttpRequest, pk: int) -> HttpResponse:
    if not watches(request.user):
        raise PermissionDenied
    finding = get_object_or_404(WatchFinding.objects.strange(), pk=pk)
    number = WatchFinding.objects.alike(finding).mark_seen(request.user)
    if number:
        log(finding, SEEN, user=request.user, title=finding.place, data={"what": finding.what.rstrip(".")})
        messages.success(request, "Đã ghi nhận là của ta. Điều này không hiện lại, trừ khi nội dung đổi.")
    return redirect(get_valid_next_url_from_request(request) or reverse("news_watch"))
