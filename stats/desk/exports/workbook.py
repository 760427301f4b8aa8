import io
from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell as Box
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from stats.desk.exports.safety import clean
from stats.desk.tables import Cell, Change, Table, Title

NUMBER, PERCENT, DATE, MOMENT = "#,##0", "0%", "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
HEAD = PatternFill("solid", fgColor="5A0F1B")
NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\", "       ")
WIDEST = 70


def to_xlsx(tables: Sequence[Table]) -> bytes:
    """A sheet for each table, with real numbers, dates and percentages."""
    book = Workbook(write_only=True)
    for table in tables:
        _fill(book.create_sheet(_sheet_name(table.title)), table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet_name(title: str) -> str:
    return " ".join(title.translate(NOT_IN_SHEET_NAMES).split())[:31]


def _fill(sheet: Worksheet, table: Table) -> None:
    for n, column in enumerate(table.columns):
        longest = max([len(column), *(len(str(_value(row[n]))) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(n + 1)].width = min(longest + 3, WIDEST)
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, column) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def _heading(sheet: Worksheet, text: str) -> Box:
    cell = _text(sheet, text)
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(sheet: Worksheet, cell: Cell) -> Box | None:
    value = _value(cell)
    if value is None:
        return None
    if isinstance(value, str):
        return _text(sheet, value)
    made = WriteOnlyCell(sheet, value)
    made.number_format = _format(cell)
    return made


def _value(cell: Cell) -> str | int | float | date | datetime | None:
    if cell is None:
        return None
    if isinstance(cell, Change):
        return cell.ratio
    if isinstance(cell, Title):
        return cell.text
    return cell if isinstance(cell, int | float | date) else str(cell)


def _format(cell: Cell) -> str:
    if isinstance(cell, Change | float):
        return PERCENT
    if isinstance(cell, datetime):
        return MOMENT
    return DATE if isinstance(cell, date) else NUMBER


def _text(sheet: Worksheet, text: str) -> Box:
    """Text for ever: neither opening nor editing the cell makes a formula of it."""
    cell = WriteOnlyCell(sheet, clean(text))
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell
