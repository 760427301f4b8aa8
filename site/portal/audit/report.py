from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Value
from django.utils.functional import cached_property
from django_filters.filters import CharFilter, ChoiceFilter, DateFromToRangeFilter
from wagtail.admin.filters import ContentTypeFilter, DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from news.called import called
from news.desk.listing.columns import TextColumn
from news.desk.reports.base import DeskReport
from news.text.order import order_key
from portal.audit.actions import REMOVED
from portal.audit.lines import Line, lines

READ = "wagtailcore.view_modellogentry"
MODELS = (PageLogEntry, ModelLogEntry)
MOST = 100_000  # lines of one file
AT_ONCE = 1_000
NOTE = (
    "Mọi việc làm trong trang quản trị: ai, lúc nào, làm gì. Không có chỗ nào ở đây sửa hay xóa được một dòng. "
    "Những lần lưu nháp liên tiếp của một người được gộp lại sau một ngày."
)


def reads_log(user: Any) -> bool:
    return bool(user.has_perm(READ))


def people() -> list[tuple[str, str]]:
    """Whoever has an account, and whoever had one, as far as its end is in the log."""
    there = {str(user.pk): called(user) for user in get_user_model()._default_manager.order_by("username")}
    ours = ContentType.objects.get_for_model(User)
    ended = ModelLogEntry.objects.filter(content_type=ours, action=REMOVED).values_list("object_id", "label")
    gone = {pk: f"{label} (đã xóa)" for pk, label in ended if pk not in there}
    return [*there.items(), *gone.items()]


def deeds() -> list[tuple[str, str]]:
    return sorted(
        ((action, str(label)) for action, label in registry.get_choices()), key=lambda pair: order_key(pair[1])
    )


def kinds(request: Any) -> QuerySet[ContentType]:
    """Pages of every kind are one."""
    named = ModelLogEntry.objects.filter(content_type=OuterRef("pk"))
    page = ContentType.objects.get_for_model(Page)
    return ContentType.objects.filter(Exists(named)) | ContentType.objects.filter(pk=page.pk)


class AuditFilterSet(WagtailFilterSet):
    user_id = ChoiceFilter(label="Người", choices=people)
    action = ChoiceFilter(label="Việc", choices=deeds)
    kind = ContentTypeFilter(label="Loại", method="of_kind", queryset=kinds)
    timestamp = DateFromToRangeFilter(label="Thời gian", widget=DateRangePickerWidget)
    label = CharFilter(label="Tên của vật", lookup_expr="icontains")

    def of_kind(self, entries: Any, name: str, value: ContentType) -> QuerySet:
        return entries.filter_on_content_type(value)

    class Meta:
        model = PageLogEntry
        fields: list[str] = []


class MomentColumn(Column):
    cell_template_name = "admin/audit/moment.html"


class DeedColumn(Column):
    cell_template_name = "admin/audit/deed.html"


class AuditReport(DeskReport):
    FORMATS = (DeskReport.FORMAT_CSV, DeskReport.FORMAT_XLSX)
    permitted = staticmethod(reads_log)
    page_title = "Nhật ký hệ thống"
    header_icon = "history"
    index_url_name = "portal_audit"
    index_results_url_name = "portal_audit_results"
    results_template_name = "admin/audit/report_results.html"
    filterset_class = AuditFilterSet
    verbose_name_plural = "dòng nhật ký"
    export_filename = "nhat-ky"
    columns = [
        MomentColumn("at", label="Lúc", classname="desk-day", width="13%"),
        TextColumn("who", label="Ai", width="22%"),
        DeedColumn("sentence", label="Đã làm gì"),
    ]
    list_export = ["at", "who", "done", "kind", "label", "number", "details"]
    export_headings = {
        "at": "Thời điểm",
        "who": "Người",
        "done": "Việc",
        "kind": "Loại",
        "label": "Tên",
        "number": "Mã",
        "details": "Chi tiết",
    }

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        comma = Button("Tải về tệp CSV", url=self.csv_export_url, icon_name="download", priority=100)
        return [*super().header_more_buttons, comma]

    def get_filtered_queryset(self) -> Any:
        """The keys of both tables' lines together; the lines themselves are looked up by the page."""
        found = [
            self.filter_queryset(
                model.objects.order_by().values("pk", "timestamp").annotate(of=Value(place, IntegerField()))
            ).order_by()
            for place, model in enumerate(MODELS)
        ]
        together = found[0].union(*found[1:], all=True).order_by("-timestamp", "-of", "-pk")
        return together[:MOST] if self.is_export else together

    def decorate_paginated_queryset(self, keys: Any) -> Iterable[Line]:
        return self._chunks(iter(keys)) if self.is_export else keys

    def get_table(self, object_list: Any, **kwargs: Any) -> Any:
        return super().get_table(looked_up(list(object_list)), **kwargs)

    def _chunks(self, keys: Iterator[Any]) -> Iterator[Line]:
        while some := list(islice(keys, AT_ONCE)):
            yield from looked_up(some)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "note": NOTE}

    def get_heading(self, queryset: Any, field: str) -> str:
        return self.export_headings[field]


def looked_up(keys: list[dict[str, Any]]) -> list[Line]:
    entries: dict[tuple[int, int], Any] = {}
    for place, model in enumerate(MODELS):
        pks = [key["pk"] for key in keys if key["of"] == place]
        if pks:
            found = model.objects.filter(pk__in=pks).select_related("content_type").order_by()
            entries |= {(place, entry.pk): entry for entry in found}
    return lines([entries[key["of"], key["pk"]] for key in keys if (key["of"], key["pk"]) in entries])
