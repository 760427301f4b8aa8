from typing import Any

from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn


class ArticleColumn(TitleColumn):
    """The title, and the ways to the article: decided by what is known, where Wagtail's column asks for each row."""

    cell_template_name = "admin/desk/cells/article.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        given = set() if user.is_superuser else instance.permissions_for_user(user).permissions
        own = "add" in given and instance.owner_id == user.pk
        return {**context, "may_edit": user.is_superuser or own or bool(given & {"change", "publish"})}


class TextColumn(Column):
    """Nothing at all stands in the cell of an empty value, so that it takes no room on a phone."""

    cell_template_name = "admin/desk/cells/text.html"


class StateColumn(Column):
    cell_template_name = "admin/desk/cells/state.html"


class ViewsColumn(Column):
    cell_template_name = "admin/desk/cells/views.html"


class DayColumn(Column):
    cell_template_name = "admin/desk/cells/day.html"


def names(article: Any) -> str:
    return str(article.byline)


COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    ArticleColumn("title", label="Tiêu đề", classname="title"),
    TextColumn("section_title", label="Chuyên mục", sort_key="path", classname="desk-section", width="14%"),
    DayColumn("published_on", label="Ngày đăng", sort_key="published_on", classname="desk-day", width="10%"),
    TextColumn("byline", label="Tác giả", accessor=names, classname="desk-byline", width="14%"),
    ViewsColumn("views", label="Lượt xem", sort_key="views", classname="desk-views", width="9%"),
    StateColumn("state", label="Trạng thái", sort_key="state", classname="desk-state-cell", width="14%"),
]
