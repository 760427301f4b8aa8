from typing import Any

from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn


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
    PageTitleColumn("title", label="Tiêu đề", classname="title"),
    Column("section_title", label="Chuyên mục", sort_key="path", classname="desk-section", width="14%"),
    DayColumn("published_on", label="Ngày đăng", sort_key="published_on", classname="desk-day", width="10%"),
    Column("byline", label="Tác giả", accessor=names, classname="desk-byline", width="14%"),
    ViewsColumn("views", label="Lượt xem", sort_key="views", classname="desk-views", width="9%"),
    StateColumn("state", label="Trạng thái", sort_key="state", classname="desk-state-cell", width="14%"),
]
