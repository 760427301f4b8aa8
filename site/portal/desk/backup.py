"""How old the newest backup is, where those who would miss it see it."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from news.desk.rights import edits_others
from portal.backup.age import is_late, last_backup


class BackupPanel(Component):
    """A line at the end of the desk; at the very top once none was made for long."""

    name = "backup"
    template_name = "admin/desk/panels/backup.html"

    def __init__(self) -> None:
        self.last = last_backup()
        self.late = is_late(self.last)
        self.order = 11 if self.late else 226

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"last": self.last, "late": self.late}


def backup_on_the_home_page(request: HttpRequest, panels: list[Any]) -> None:
    if edits_others(request.user):
        panels.append(BackupPanel())
