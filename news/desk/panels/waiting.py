from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from wagtail.models import TaskState, get_default_page_content_type

from news.desk.panels.base import ROWS, DeskPanel
from news.desk.rights import edits_others


@dataclass(frozen=True)
class Waiting:
    page_id: int
    task_id: int
    title: str
    step: str
    sent_by: Any
    since: datetime


class WaitingPanel(DeskPanel):
    """The steps of the workflow that this person may take, the longest waiting first."""

    name = "desk_waiting"
    template_name = "admin/desk/panels/waiting.html"
    order = 200

    def rows(self) -> list[Waiting]:
        mine = TaskState.objects.reviewable_by(self.request.user)
        pages = mine.filter(revision__base_content_type=get_default_page_content_type())
        states = pages.select_related("task", "revision", "workflow_state__requested_by").order_by("started_at")
        self.count = pages.count()
        return [
            Waiting(
                page_id=int(state.revision.object_id),
                task_id=state.task_id,
                title=state.revision.object_str,
                step=state.task.name,
                sent_by=state.workflow_state.requested_by,
                since=state.started_at,
            )
            for state in states.defer("revision__content")[:ROWS]
        ]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        return {**context, "count": self.count}

    def render_html(self, parent_context: Any) -> SafeString:
        """Nothing for those who only write: no step is ever theirs."""
        html: SafeString = super().render_html(parent_context)
        return html if self.count or edits_others(self.request.user) else SafeString("")
