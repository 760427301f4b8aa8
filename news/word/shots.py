"""Pictures with the lines under them."""

import re
from dataclasses import dataclass

from news.importing.old_page import CAPTION_WORDS
from news.word.pieces import Piece

_LONGEST = 60  # words, of a line that is set as a caption
_MARKED = re.compile(r"^\(?\s*(?:ảnh|hình)(?:\s+\d+)?\s*[:.]|^hình\s+\d+", re.IGNORECASE)
_CREDIT = re.compile(r"[\s(]*\b((?:Ảnh|Nguồn ảnh|Nguồn)\s*:\s*[^():.]{2,100}?)\s*[.)]*\s*$")
_GALLERY_TITLE = 160
_LONGEST_LINE = 600  # characters


@dataclass
class Shot:
    photo: int
    caption: str = ""
    credit: str = ""


@dataclass
class Shots:
    """One photo, or a gallery with what is said of all of it."""

    shots: list[Shot]
    title: str = ""


def take_shots(pieces: list[Piece], start: int) -> tuple[Shots, int]:
    """The pictures in a row from `start` on with their captions, and where the text goes on."""
    found = Shots([])
    here = start
    while here < len(pieces) and pieces[here].kind == "photo":
        row = []
        while here < len(pieces) and pieces[here].kind == "photo":
            row.append(Shot(pieces[here].photo))
            here += 1
        lines: list[Piece] = []
        while here < len(pieces) and len(lines) < len(row) and _is_caption(pieces[here]):
            lines.append(pieces[here])
            here += 1
        _say(found, row, [line.text for line in lines])
        here += _take_credit(pieces, here, row)
        found.shots += row
    return found, here


def _say(found: Shots, row: list[Shot], lines: list[str]) -> None:
    if len(lines) == 1 < len(row):
        if not found.title and len(lines[0]) <= _GALLERY_TITLE:
            found.title = lines[0]
            return
        lines = [""] * (len(row) - 1) + lines
    for shot, line in zip(row, lines, strict=False):
        shot.caption, shot.credit = split_credit(line)


def _take_credit(pieces: list[Piece], here: int, row: list[Shot]) -> int:
    """How many lines were taken: one that only names who took the picture."""
    if here < len(pieces) and pieces[here].kind == "text" and not row[-1].credit:
        caption, credit = split_credit(pieces[here].text)
        if credit and not caption:
            row[-1].credit = credit
            return 1
    return 0


def split_credit(line: str) -> tuple[str, str]:
    """`Quang cảnh hội nghị. (Ảnh: CTV)` is a caption and `Ảnh: CTV`."""
    found = _CREDIT.search(line) if len(line) < _LONGEST_LINE else None
    return (line[: found.start()].rstrip(" (-–,;"), found[1].strip()) if found else (line, "")


def _is_caption(piece: Piece) -> bool:
    words = len(piece.text.split())
    if piece.kind != "text" or words > _LONGEST or piece.role in ("title", "heading", "right"):
        return False
    if piece.role == "caption" or piece.italic or _MARKED.match(piece.text):
        return True
    if piece.role == "center":
        return words <= CAPTION_WORDS * 3
    return words <= CAPTION_WORDS and not piece.bold
