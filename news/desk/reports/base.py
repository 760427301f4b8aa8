from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.widgets.button import Button

from news.desk.rights import edits_others


class DeskReport(ReportView):
    """A report for those for whom `permitted` is true; its spreadsheet is XLSX, which keeps numbers and text apart."""

    FORMATS: tuple[str, ...] = (ReportView.FORMAT_XLSX,)
    permitted: Callable[[Any], bool] = staticmethod(edits_others)
    table_classname = "listing full-width desk-listing"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permitted(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    @cached_property
    def show_export_buttons(self) -> bool:
        # Wagtail's own buttons offer CSV too, where a spreadsheet program runs text as a formula.
        return False

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        own = Button("Tải về bảng tính (XLSX)", url=self.xlsx_export_url, icon_name="download", priority=90)
        return [*super().header_more_buttons, own]
