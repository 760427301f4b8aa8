"""The royalties as a workbook: who is paid for what, down to each article."""

import datetime
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import IO, Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from news.desk.reports.shares import Line, Share, by_person, by_person_and_section, total

PEOPLE = ("Họ và tên", "Bút danh", "Đơn vị")
NUMBERS = ("Số bài đứng tên", "Trong đó viết chung", "Số bài (chia đều)", "Số chữ", "Số ảnh", "Lượt xem")
SHARE = ("Tiêu đề", "Chuyên mục", "Ngày đăng", "Tác giả", "Số người viết", *NUMBERS[3:], "Phần được tính")
WIDTHS = {"Tiêu đề": 60, "Họ và tên": 26, "Đơn vị": 32, "Chuyên mục": 26, "Tác giả": 32}
WHOLE, PART, DAY = "#,##0", "#,##0.##", "dd/mm/yyyy"


def write(output: IO[bytes], parts: Sequence[Share], heading: str, note: str) -> None:
    """Three sheets: by person, by person and section, and every share as it was added up."""
    book = Workbook()
    summary, sections, detail = book.active, book.create_sheet("Theo chuyên mục"), book.create_sheet("Từng bài")
    summary.title = "Tổng hợp"
    people = by_person(parts)
    _table(summary, (heading, note), (*PEOPLE, *NUMBERS), map(_person, [*people, total(people)]))
    _table(
        sections,
        (heading, note),
        (*PEOPLE, "Chuyên mục", *NUMBERS),
        map(_person_in_section, by_person_and_section(parts)),
    )
    _table(detail, (heading, note), (*PEOPLE, *SHARE), map(_share, parts))
    if people:
        for cell in summary[summary.max_row]:
            cell.font = Font(bold=True)
    book.save(output)


def _person(line: Line) -> list[Any]:
    return [line.name, line.pen_name, line.unit, *_numbers(line)]


def _person_in_section(line: Line) -> list[Any]:
    return [line.name, line.pen_name, line.unit, line.section, *_numbers(line)]


def _numbers(line: Line) -> list[Any]:
    return [line.signed, line.shared, line.articles, line.words, line.photos, line.views]


def _share(share: Share) -> list[Any]:
    person = share.contributor
    named = [person.name, person.pen_name, person.unit] if person else ["", "", ""]
    day = timezone.localtime(share.published_on).date()
    told = [share.title, share.section, day, share.byline, share.of]
    return [*named, *told, share.words, share.photos, share.views, Fraction(1, share.of)]


def _table(sheet: Worksheet, notes: tuple[str, str], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    for number, text in enumerate(notes, 1):
        _put(sheet, number, 1, text)
    sheet["A1"].font = Font(bold=True, size=14)
    top = len(notes) + 2
    for place, name in enumerate(columns, 1):
        cell = _put(sheet, top, place, name)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, 14)
    for number, row in enumerate(rows, top + 1):
        for place, value in enumerate(row, 1):
            _put(sheet, number, place, value)
    sheet.freeze_panes = sheet.cell(top + 1, 2)


def _put(sheet: Worksheet, row: int, column: int, value: Any) -> Cell:
    """Numbers as numbers, days as days, and text as text, also where it looks like a formula."""
    cell: Cell = sheet.cell(row, column)
    if isinstance(value, Fraction):
        cell.value = value.numerator if value.denominator == 1 else float(value)
        cell.number_format = PART if value.denominator > 1 else WHOLE
    else:
        cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = True
    elif isinstance(value, datetime.date):
        cell.number_format = DAY
    elif isinstance(value, int):
        cell.number_format = WHOLE
    return cell
