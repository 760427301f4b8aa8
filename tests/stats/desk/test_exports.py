"""Files that Excel opens right and that run nothing."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from stats.desk.exports import to_csv, to_xlsx
from stats.desk.tables import Change, Table, Title

Add = Callable[..., None]
FORMULAS = ["=1+1", "+84 999", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "=cmd|' /C calc'!A0"]


def table(*rows: list[Any], columns: list[str] | None = None) -> Table:
    return Table("bang", "Bảng: thử [1/2]", columns or ["Tên", "Số"], rows)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).active


def test_a_csv_is_utf_8_that_excel_recognises() -> None:
    content = to_csv(table(["Khen thưởng, tháng 10", 181_397]))
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content) == [["Tên", "Số"], ["Khen thưởng, tháng 10", "181397"]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    for cell in (text, Title(text, None)):
        [_, [written, _]] = read_csv(to_csv(table([cell, 1])))
        assert written == f"'{text}"


def test_numbers_dates_and_changes_in_a_csv() -> None:
    content = to_csv(table(["a", -250], [date(2021, 12, 27), Change(112, 100)], [None, 0.257], ["b", Change(1, 0)]))
    assert read_csv(content)[1:] == [["a", "-250"], ["2021-12-27", "12%"], ["", "26%"], ["b", ""]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    cell = sheet(to_xlsx([table([Title(text, None), 1], columns=[text, "Số"])]))["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    # XML itself turns a carriage return into a line feed.
    assert cell.value.replace("\n", "\r") == text


def test_numbers_and_dates_of_a_workbook_are_real() -> None:
    moment = datetime(2021, 12, 27, 15, 40)
    page = sheet(to_xlsx([table([date(2021, 12, 27), 181_397], [moment, Change(112, 100)], ["a", 0.25])]))
    assert page["A2"].value == datetime(2021, 12, 27)
    assert page["A2"].number_format == "dd/mm/yyyy"
    assert (page["B2"].value, page["B2"].number_format) == (181_397, "#,##0")
    assert page["A3"].value == moment
    assert (page["B3"].value, page["B3"].number_format) == (0.12, "0%")
    assert page["B4"].value == 0.25
    assert page.title == "Bảng thử 1 2"


def test_characters_that_no_workbook_may_hold_are_left_out() -> None:
    assert sheet(to_xlsx([table(["a\x00b\x0bc\ud800\uffff", 1])]))["A2"].value == "abc"
    assert read_csv(to_csv(table(["a\x00b\ud800", 1])))[1][0] == "ab"


@pytest.fixture
def some_traffic(traffic: Add, read_page: Add, make_article: Any, facet: Add, refuse: Add) -> None:
    traffic("2021-11-10", 10)
    read_page(make_article("=HYPERLINK(1)"), "2021-11-10", 20)
    facet("2021-11-10", "referrer", "zalo.me", 3)
    facet("2021-11-10", "device", "phone", 3)
    refuse("2021-11-10", "bot", 1)


@pytest.mark.usefixtures("some_traffic")
def test_every_table_of_the_report_can_be_had_in_both_kinds(desk: Any) -> None:
    shown = desk("?ky=thang-truoc")
    for slug, shown_table in shown.context["tables"].items():
        answer = desk(f"xuat/{slug}.csv?ky=thang-truoc")
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert answer["Content-Disposition"] == f'attachment; filename="{slug}_2021-11-01_2021-11-30.csv"'
        found = read_csv(answer.content)
        assert found[0] == list(shown_table.columns)
        assert len(found) == len(shown_table.rows) + 1
        assert sheet(desk(f"xuat/{slug}.xlsx?ky=thang-truoc").content).max_row == len(found)
        if shown_table.rows:
            assert f"xuat/{slug}.csv?ky=thang-truoc" in shown.content.decode()


@pytest.mark.usefixtures("some_traffic")
def test_the_whole_report_is_one_workbook(desk: Any) -> None:
    book = load_workbook(io.BytesIO(desk("xuat/bao-cao.xlsx?ky=thang-truoc").content))
    assert len(book.sheetnames) == len(desk("?ky=thang-truoc").context["tables"])
    articles = book["Bài được đọc nhiều nhất"]
    assert (articles["B2"].value, articles["B2"].data_type, articles["E2"].value) == ("=HYPERLINK(1)", "s", 20)


@pytest.mark.parametrize("name", ["khong-co.csv", "bao-cao.csv", "bai-viet.pdf", "bai-viet.exe"])
def test_a_file_that_there_is_not_is_not_found(desk: Any, name: str) -> None:
    assert desk(f"xuat/{name}").status_code == 404
