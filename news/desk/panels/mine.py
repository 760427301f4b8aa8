from typing import Any

from django.db.models import Q

from news.desk.articles import LAST_EDITED, explorable, with_section
from news.desk.panels.base import ROWS, DeskPanel
from news.desk.returns import returns_of, told
from news.desk.rights import writes
from news.desk.state import State, with_state
from news.models.article import ArticlePage


class MinePanel(DeskPanel):
    """The articles that this person began or edited last."""

    name = "desk_mine"
    template_name = "admin/desk/panels/mine.html"
    order = 210

    def rows(self) -> list[Any]:
        me = self.request.user
        touched = ArticlePage.objects.filter(Q(owner=me) | Q(latest_revision__user=me)).defer("body")
        rows = list(with_section(with_state(explorable(touched, me))).order_by(LAST_EDITED, "-pk")[:ROWS])
        sent_back = returns_of([row for row in rows if row.state == State.RETURNED])
        for row in rows:
            row.sent_back = told(sent_back[row.pk]) if row.pk in sent_back else ""
        return rows

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "may_write": writes(self.request.user)}
