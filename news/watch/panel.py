from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from news.models.watch_finding import WatchFinding
from news.watch.report import watches


class WatchPanel(Component):
    """At the very top while something waits for an answer; nothing at all else."""

    name = "watch"
    template_name = "admin/watch/panel.html"
    order = 9

    def __init__(self) -> None:
        self.number = WatchFinding.objects.unseen().strange().count()

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"number": self.number}


def watch_on_the_home_page(request: HttpRequest, panels: list[Any]) -> None:
    if watches(request.user) and (panel := WatchPanel()).number:
        panels.append(panel)
