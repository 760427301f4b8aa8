import csv
import io
from datetime import date, datetime

from stats.desk.exports.safety import inert
from stats.desk.tables import Cell, Change, Table, Title

# Without it Excel takes UTF-8 for the machine's old code page.
BYTE_ORDER_MARK = "\ufeff"


def to_csv(table: Table) -> bytes:
    """RFC 4180 in UTF-8; whole numbers and ISO dates, which every Excel reads alike; shares in percent."""
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow([inert(column) for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode()


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, Change):
        return "" if cell.ratio is None else f"{round(cell.ratio * 100)}%"
    if isinstance(cell, Title):
        return inert(cell.text)
    if isinstance(cell, float):
        return f"{round(cell * 100)}%"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, int) else inert(str(cell))
