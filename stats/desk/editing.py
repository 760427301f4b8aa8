"""A page's views beside its form."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from stats.clock import local_day, now_ms
from stats.desk import words
from stats.desk.access import VIEW
from stats.desk.charts import spark
from stats.models import PageDay
from stats.totals import views_of

DAYS = 30


class ViewsSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Mở hoặc đóng bảng lượt xem"
        icon_name = "traffic"
        has_counter = False

    name = "views"
    title = "Lượt xem"
    template_name = "stats/desk/side_panel.html"
    order = 350

    def __init__(self, object: Page, request: HttpRequest) -> None:
        super().__init__(object, request)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        today = local_day(now_ms())
        days = [today - timedelta(days=n) for n in reversed(range(DAYS))]
        rows = PageDay.objects.filter(page=self.object.pk, day__range=(days[0], today))
        views = dict(rows.values_list("day", "views"))
        points = [(words.weekday(day), views.get(day, 0)) for day in days]
        return context | {
            "total": views_of([self.object])[self.object.pk],
            "today": views.get(today, 0),
            "recent": sum(views.values()),
            "days": DAYS,
            "curve": spark(points, name="traffic-page", title=f"Lượt xem mỗi ngày trong {DAYS} ngày qua"),
            "may_view_traffic": self.request.user.has_perm(VIEW),
        }


class CountedEditView(EditView):
    """Wagtail has no hook for side panels, so the address of its edit view leads here."""

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        if self.expects_json_response or self.hydrate_create_view:
            return panels
        return MediaContainer([*panels, ViewsSidePanel(self.page, self.request)])
