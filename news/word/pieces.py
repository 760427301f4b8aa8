"""What stands one below the other in a document, as far as an article knows it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import mammoth
from bs4 import BeautifulSoup, NavigableString, Tag

from news.text import clean_text
from news.word.model import Document
from news.word.report import Report
from news.word.rewrite import rewrite
from news.word.rich import rich_text, text_of
from news.word.tables import Grid, cells_of, read_table, rows_of

_MAP = """
p.title => p.title:fresh
p.heading => h2:fresh
p.caption => p.caption:fresh
p.center => p.center:fresh
p.right => p.right:fresh
"""
_PICTURE = "picture:"
Role = Literal["title", "heading", "caption", "center", "right", ""]


@dataclass
class Piece:
    """`html` is what stands inside the paragraph; `kind` "list" brings whole lists; "photo" only `photo`."""

    kind: Literal["text", "list", "table", "photo"]
    text: str = ""
    html: str = ""
    role: Role = ""
    bold: bool = False
    italic: bool = False
    photo: int = -1
    grid: Grid | None = None


@dataclass
class Pieces:
    body: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)


def read_pieces(document: Document, report: Report) -> Pieces:
    pieces = Pieces()
    for element in BeautifulSoup(_html(document), "html.parser").find_all(recursive=False):
        if _is_notes(element):
            for number, note in enumerate(element.find_all("li", recursive=False), 1):
                report.count("note")
                pieces.notes += _note(number, note, report)
        else:
            pieces.body += _pieces(element, report)
    return pieces


def _html(document: Document) -> str:
    def source(image: Any) -> dict[str, str]:
        return {"src": f"{_PICTURE}{image.alt_text}"}

    result = mammoth.convert_to_html(
        io.BytesIO(rewrite(document)),
        style_map=_MAP,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(source),
    )
    return str(result.value)


def _is_notes(element: Tag) -> bool:
    first = element.find("li", recursive=False) if element.name == "ol" else None
    return isinstance(first, Tag) and re.match(r"(foot|end)note-", str(first.get("id", ""))) is not None


def _note(number: int, note: Tag, report: Report) -> Iterator[Piece]:
    for back in note.find_all("a", href=re.compile(r"^#(foot|end)note-ref-")):
        back.decompose()
    told = [piece for element in note.find_all(recursive=False) for piece in _pieces(element, report)]
    for place, piece in enumerate(told):
        if place == 0 and piece.kind == "text":
            piece.text, piece.html = f"[{number}] {piece.text}", f"[{number}] {piece.html}"
        yield piece


def _pieces(element: Tag, report: Report) -> Iterator[Piece]:
    if element.name == "table":
        yield from _table(element, report)
        return
    photos = _take_photos(element)
    if element.name in ("ul", "ol"):
        if text := text_of(element):
            yield Piece("list", text, rich_text(element, outer=True))
        yield from (Piece("photo", photo=number) for number, _ in photos)
        return
    text = text_of(element)
    words = [] if not text else [_text(element, text)]
    # What stands behind its pictures only is the line under them.
    after = bool(photos) and not any(before for _, before in photos)
    shown = [Piece("photo", photo=number) for number, _ in photos]
    yield from (shown + words if after else words + shown)


def _text(element: Tag, text: str) -> Piece:
    classes: Any = element.get("class") or [""]
    role: Any = "heading" if element.name == "h2" else classes[0]
    return Piece("text", text, rich_text(element), role, _whole(element, "strong"), _whole(element, "em"))


def _take_photos(element: Tag) -> list[tuple[int, bool]]:
    """Takes the pictures out: the number of each, and whether words stand before it."""
    found, spoken = [], False
    for one in list(element.descendants):
        if isinstance(one, NavigableString):
            spoken = spoken or bool(one.strip())
        elif isinstance(one, Tag) and one.name == "img":
            found.append((int(str(one["src"]).removeprefix(_PICTURE)), spoken))
            one.extract()
    return found


def _whole(element: Tag, name: str) -> bool:
    """Whether all words of `element` are inside elements of this name."""
    return all(
        any(parent.name == name for parent in string.parents if parent is not element)
        for string in element.find_all(string=True)
        if isinstance(string, NavigableString) and re.search(r"\w", string)
    )


def _table(element: Tag, report: Report) -> Iterator[Piece]:
    pictures = [int(str(image["src"]).removeprefix(_PICTURE)) for image in element.find_all("img")]
    cells = [cell for row in rows_of(element) for cell in cells_of(row)]
    if len(cells) == 1:  # a frame around words
        for child in cells[0].find_all(recursive=False):
            yield from _pieces(child, report)
        return
    if pictures and _only_lays_out(cells):
        yield from _laid_out(element, report)
        return
    grid = read_table(element, report)
    if any(any(row) for row in grid.rows):
        text = clean_text(" ".join(cell for row in grid.rows for cell in row if cell))
        yield Piece("table", " ".join(text.split()), grid=grid)
    yield from (Piece("photo", photo=number) for number in pictures)


_LONG_FOR_A_CAPTION = 60  # words


def _only_lays_out(cells: list[Tag]) -> bool:
    """Whether a table only puts pictures beside each other, with lines under them."""
    pictured = [cell for cell in cells if cell.find("img")]
    spoken = [cell for cell in cells if not cell.find("img") and text_of(cell)]
    return len(pictured) >= len(spoken) and all(len(text_of(cell).split()) <= _LONG_FOR_A_CAPTION for cell in cells)


def _laid_out(table: Tag, report: Report) -> Iterator[Piece]:
    """Row by row, a row of lines following the row of pictures that they belong to."""
    for row in rows_of(table):
        cells = cells_of(row)
        pieces = [[one for child in cell.find_all(recursive=False) for one in _pieces(child, report)] for cell in cells]
        for told in pieces:
            for piece in told:
                if piece.kind == "text":
                    piece.role = "caption"
        if all(len(told) == 2 for told in pieces if told):
            # Each picture with its line in one cell: pictures first, as if they stood in rows.
            yield from (told[0] for told in pieces if told)
            yield from (told[1] for told in pieces if told)
        else:
            for told in pieces:
                yield from told
