"""The line at the end that says who wrote it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from news.importing.old_page import BYLINE_WORDS
from news.word.pieces import Piece

_LABEL = re.compile(
    r"^(?:(?:tin|bài(?: viết)?|ảnh|video)(?:\s*(?:,|và|-|–|/|&)\s*(?:tin|bài|ảnh|video))*"
    r"|tác giả|người viết|thực hiện)\s*:\s*",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^\(?\s*(?:nguồn(?: tin)?\s*:\s*|theo\s+)([^\[\]]{2,150}?)\s*\)?$", re.IGNORECASE)
# `Theo` begins sentences too; who is named by it has a name, an address, or is one of these.
_NAMED = re.compile(r"^(?:báo|đài|tạp chí|cổng|trang|bản tin|thông tấn)\b|^[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|/|&|\s[-–]\s|\s+và\s+)\s*")
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";", "”", '"')


@dataclass
class Authors:
    """`names` are of people who are known; `unknown` is a line that looks like a byline and names nobody known."""

    names: tuple[str, ...] = ()
    source: str = ""
    unknown: str = ""

    @property
    def found(self) -> bool:
        return bool(self.names or self.source)


def read_authors(piece: Piece, below_photo: bool, is_known: Callable[[str], bool]) -> Authors:
    """What the last line of a text says of its author."""
    line = piece.text.strip().strip("()").strip()
    if piece.kind != "text" or not line or piece.role in ("title", "heading", "caption"):
        return Authors()
    source = _SOURCE.match(piece.text.strip())
    if source and _is_source(piece.text, source[1]):
        return Authors(source=source[1])
    label = _LABEL.match(line)
    line = line[label.end() :] if label else line
    if len(line.split()) > BYLINE_WORDS * (2 if label else 1) or (not label and line.endswith(_ENDS_SENTENCE)):
        return Authors()
    line = line.rstrip(". ")
    for names in ([line], _AND.split(line)):
        if all(is_known(name) for name in names):
            return Authors(names=tuple(names))
    if label or (not below_photo and (piece.role == "right" or _is_name(line))):
        return Authors(unknown=line)
    return Authors()


def _is_source(line: str, named: str) -> bool:
    if len(named.split()) > BYLINE_WORDS * 2 or named.endswith(_ENDS_SENTENCE):
        return False
    by_label = re.match(r"\W*nguồn", line, re.IGNORECASE) is not None
    return by_label or named[0].isupper() or _NAMED.match(named) is not None


def _is_name(line: str) -> bool:
    """`Lò Thị Mẫu` or `CTV`."""
    names = line.split()
    if not all(name.isalpha() for name in names):
        return False
    return line.isupper() if len(names) == 1 else len(names) <= 5 and all(name[0].isupper() for name in names)
