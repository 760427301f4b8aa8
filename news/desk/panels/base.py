from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

ROWS = 8


class DeskPanel(Component):
    """A panel of the dashboard; `rows` is all that differs."""

    name: str
    order: int

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def rows(self) -> list[Any]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"rows": self.rows(), "request": self.request}
