"""Whether things go live and come down by themselves at present."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from news.desk.rights import edits_others
from portal.models import Heartbeat


class SchedulerPanel(Component):
    """The scheduler's last beat; at the very top once it falls silent."""

    name = "scheduler"
    template_name = "admin/desk/panels/scheduler.html"

    def __init__(self) -> None:
        self.last = Heartbeat.last("publish_scheduled")
        self.silent = not Heartbeat.is_alive(self.last)
        self.order = 10 if self.silent else 225

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"last": self.last, "silent": self.silent}


def scheduler_on_the_home_page(request: HttpRequest, panels: list[Any]) -> None:
    if edits_others(request.user):
        panels.append(SchedulerPanel())
