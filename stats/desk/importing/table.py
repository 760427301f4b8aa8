import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_BYTES = 2_000_000
MOST_LINES = 10_000
MOST_VIEWS = 2_147_483_647
NAMES = {
    "page": ("dia chi", "duong dan", "url", "link", "id", "ma trang", "ma"),
    "views": ("luot xem", "so luot xem", "views"),
    "reason": ("ly do", "ghi chu"),
}
NUMBER = re.compile(r"\d{1,3}(?:[., ]\d{3})+|\d+")


class Unreadable(ValueError):
    """The file as a whole cannot be used; the text is a sentence for whoever sent it."""


class BadNumber(ValueError):
    """The text is a sentence for whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, as it stands; `number` counts the file's lines from 1."""

    number: int
    page: str
    views: str
    reason: str


def read_table(content: bytes) -> list[Line]:
    """Columns in any order, with commas, semicolons or tabs between them. Raises `Unreadable`."""
    if len(content) > MOST_BYTES:
        raise Unreadable("Tệp lớn hơn 2 MB. Hãy chia thành nhiều tệp.")
    text = _decode(content)
    head, _, _ = text.partition("\n")
    delimiter = max(";,\t", key=head.count)
    # Excel ends lines within a cell with a bare LF, and lines with CR LF: the reader knows both.
    rows = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        lines = list(_lines(rows))
    except csv.Error as error:
        raise Unreadable("Tệp không phải là bảng CSV hoàn chỉnh: có dấu nháy kép không đóng hoặc ô quá dài.") from error
    if not lines:
        raise Unreadable("Tệp không có dòng số liệu nào dưới dòng tiêu đề.")
    if len(lines) > MOST_LINES:
        raise Unreadable(f"Tệp có hơn {MOST_LINES:,} dòng. Hãy chia thành nhiều tệp.".replace(",", "."))
    return lines


def read_number(text: str) -> int:
    """`1397`, `1.397`, `1,397` and `1 397` alike. Raises `BadNumber`."""
    text = " ".join(text.split())
    if text.startswith(("-", "−")):
        raise BadNumber(f"Số lượt xem “{text}” không được âm.")
    if not text:
        raise BadNumber("Thiếu số lượt xem.")
    if not NUMBER.fullmatch(text) or len({mark for mark in text if not mark.isdigit()}) > 1:
        raise BadNumber(f"“{text[:40]}” không phải là số lượt xem. Ví dụ đúng: 1397 hoặc 1.397")
    number = int(re.sub(r"\D", "", text)[:20])
    if number > MOST_VIEWS:
        raise BadNumber(f"Số lượt xem “{text[:40]}” lớn quá mức có thể.")
    return number


def _decode(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("Đây là tệp Excel. Trong Excel hãy chọn Lưu thành → “CSV UTF-8”, rồi tải tệp đó lên.")
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            break
    raise Unreadable("Tệp không ở bảng mã UTF-8. Trong Excel hãy chọn Lưu thành → “CSV UTF-8”, rồi tải tệp đó lên.")


def _lines(rows: Iterator[list[str]]) -> Iterator[Line]:
    columns = _columns(next(rows, []))
    for number, row in enumerate(rows, 2):
        cells = [_clean(cell) for cell in row]
        if not any(cells):
            continue
        told = {name: cells[n] if n < len(cells) else "" for name, n in columns.items()}
        yield Line(number, told["page"], told["views"], told.get("reason", "")[:255])


def _columns(head: list[str]) -> dict[str, int]:
    folded = [_fold(cell) for cell in head]
    columns = {}
    for name, accepted in NAMES.items():
        found = [n for n, cell in enumerate(folded) if cell in accepted]
        if found:
            columns[name] = found[0]
    if not {"page", "views"} <= columns.keys():
        raise Unreadable(
            "Dòng đầu tiên phải là tiêu đề cột: “địa chỉ” (hoặc “id”), “lượt xem” và, nếu cần, “lý do”. "
            "Hãy tải tệp mẫu về và điền vào đó."
        )
    return columns


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", "".join(c for c in cell.replace("\u00a0", " ") if c.isprintable())).strip()


def _fold(cell: str) -> str:
    plain = unicodedata.normalize("NFD", _clean(cell).lower().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("_", " ").split())
