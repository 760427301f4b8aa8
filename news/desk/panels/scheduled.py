from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Revision

from news.desk.articles import explorable
from news.desk.panels.base import ROWS, DeskPanel


@dataclass(frozen=True)
class Scheduled:
    page_id: int
    title: str
    at: datetime
    goes_live: bool


class ScheduledPanel(DeskPanel):
    """What will go live or come down by itself, the next first."""

    name = "desk_scheduled"
    template_name = "admin/desk/panels/scheduled.html"
    order = 220

    def rows(self) -> list[Scheduled]:
        both = [*self._going_live(), *self._coming_down()]
        return sorted(both, key=lambda row: row.at)[:ROWS]

    def _pages(self) -> Any:
        return explorable(Page.objects.all(), self.request.user)

    def _going_live(self) -> list[Scheduled]:
        waiting = Revision.page_revisions.exclude(approved_go_live_at=None).order_by("approved_go_live_at")
        moments = {int(page): (title, at) for page, title, at in _first(waiting)}
        seen = self._pages().filter(pk__in=moments).values_list("pk", flat=True)
        return [Scheduled(pk, *moments[pk], goes_live=True) for pk in seen]

    def _coming_down(self) -> list[Scheduled]:
        pages = self._pages().filter(live=True, expire_at__gt=timezone.now()).order_by("expire_at")
        ends = pages.values_list("pk", "draft_title", "expire_at")[:ROWS]
        return [Scheduled(pk, title, at, goes_live=False) for pk, title, at in ends]


def _first(waiting: Any) -> Any:
    # A few more than are shown: this person may not meet all of them.
    return waiting.values_list("object_id", "object_str", "approved_go_live_at")[: ROWS * 10]
