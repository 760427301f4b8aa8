"""A table as the editor's table block holds it: rows of plain cells, none merged."""

from dataclasses import dataclass

from bs4 import Tag

from news.word.report import Report
from news.word.rich import text_of

_MOST_ACROSS = 200


@dataclass
class Grid:
    rows: list[list[str]]
    header: bool
    caption: str = ""


def read_table(table: Tag, report: Report) -> Grid:
    """Merged cells come apart: the words in the first of them, the others empty."""
    cells: dict[tuple[int, int], str] = {}
    rows = rows_of(table)
    for line, row in enumerate(rows):
        column = 0
        for cell in cells_of(row):
            while (line, column) in cells:
                column += 1
            down = min(_span(cell, "rowspan"), len(rows) - line)
            across = min(_span(cell, "colspan"), _MOST_ACROSS)
            words = _words(cell, report)
            if words and down * across > 1:
                report.count("merged")
            for one in range(down):
                for other in range(across):
                    cells[line + one, column + other] = ""
            cells[line, column] = words
            column += across
    width = max((column for _, column in cells), default=-1) + 1
    grid = [[cells.get((line, column), "") for column in range(width)] for line in range(len(rows))]
    first = cells_of(rows[0]) if rows else []
    spoken = [cell for cell in first if cell.get_text().strip()]
    header = len(rows) > 1 and (table.find("thead") is not None or (bool(spoken) and all(map(_is_bold, spoken))))
    return Grid(_without_empty(grid), header)


def rows_of(table: Tag) -> list[Tag]:
    """Its own, none of a table inside it."""
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def cells_of(row: Tag) -> list[Tag]:
    return list(row.find_all(["td", "th"], recursive=False))


def _span(cell: Tag, name: str) -> int:
    said = str(cell.get(name, "1"))
    return int(said) if said.isdecimal() else 1


def _words(cell: Tag, report: Report) -> str:
    """One line for each paragraph and list item."""
    for _ in cell.find_all("table"):
        report.count("nested")
    lines = []
    for one in cell.find_all(["p", "h2", "li"]):
        for inner in one.find_all(["ul", "ol"]):
            inner = inner.extract()
            one.insert_after(inner)
        lines.append(text_of(one))
    return "\n".join(line for line in lines if line)


def _is_bold(cell: Tag) -> bool:
    words = [string for string in cell.find_all(string=True) if string.strip()]
    return bool(words) and all(string.find_parent("strong") is not None for string in words)


def _without_empty(rows: list[list[str]]) -> list[list[str]]:
    """Columns that only came of merging, and rows without a word, go."""
    rows = [row for row in rows if any(row)]
    kept = [column for column in range(len(rows[0]) if rows else 0) if any(row[column] for row in rows)]
    return [[row[column] for column in kept] for row in rows]
