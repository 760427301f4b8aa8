"""How cells of the traffic desk's tables look in a page."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from stats.desk import words
from stats.desk.charts import weight
from stats.desk.tables import Cell, Change, Table, Title

register = template.Library()

NOTHING = "–"


@register.filter
def table(tables: Mapping[str, Table], slug: str) -> Table:
    return tables[slug]


@register.filter
def heads(table: Table) -> list[tuple[str, bool]]:
    """Each column's name, and whether numbers stand below it."""
    return [(column, n > 0 and any(_is_count(row[n]) for row in table.rows)) for n, column in enumerate(table.columns)]


@register.simple_tag(takes_context=True)
def lines(context: Context, table: Table, most: int | None = None) -> list[list[SafeString]]:
    """The rows as cells of HTML, `most` of them at most."""
    request = context.get("request")
    return [[_cell(table, n, cell, request) for n, cell in enumerate(row)] for row in table.rows[:most]]


def _cell(table: Table, n: int, cell: Cell, request: HttpRequest | None) -> SafeString:
    if n == table.weighed and isinstance(cell, int):
        bar = weight(cell, table.heaviest)
        return format_html('<td class="traffic__count traffic__count--weighed">{}{}</td>', words.number(cell), bar)
    if n == 0:
        return format_html('<th scope="row">{}</th>', _shown(cell, request))
    if _is_count(cell):
        return format_html('<td class="traffic__count">{}</td>', _shown(cell, request))
    return format_html("<td>{}</td>", _shown(cell, request))


def _is_count(cell: Cell) -> bool:
    return isinstance(cell, int | float | Change)


def _shown(cell: Cell, request: HttpRequest | None) -> Any:
    if cell is None:
        return NOTHING
    if isinstance(cell, Title):
        return _link(cell, request)
    if isinstance(cell, Change):
        return SafeString(render_to_string("stats/desk/change.html", {"change": cell}).strip())
    if isinstance(cell, float):
        return f"{round(cell * 100)} %"
    if isinstance(cell, int):
        return words.number(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return words.day(cell) if isinstance(cell, date) else cell


def _link(title: Title, request: HttpRequest | None) -> SafeString | str:
    page: Any = title.page
    url = page.get_url(request) if page is not None and page.live else None
    return format_html('<a href="{}">{}</a>', url, title.text) if url else title.text
