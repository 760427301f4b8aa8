"""What a document is by its content: its name only says what somebody called it."""

import codecs
from collections.abc import Callable
from typing import IO

from news.documents import zipped
from news.documents.bytes import as_bytes
from news.documents.pdf import check_pdf
from news.documents.unfit import MACROS, OTHER_KIND, UnfitDocument

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PAGES = (b"<", b"mime-version:", b"mz", b"%pdf", b"pk\x03\x04", b"gif8", b"\x7felf")


def check_document(file: IO[bytes], suffix: str) -> None:
    """Raises `UnfitDocument` for a file that is not what its suffix says, or that brings a program along."""
    CHECKS[suffix](file)
    file.seek(0)


def _check_old_office(file: IO[bytes]) -> None:
    with as_bytes(file) as content:
        if content[:8] != _OLD_OFFICE:
            raise UnfitDocument(OTHER_KIND.format("tệp Office đời cũ"))
        if content.find(_OLD_MACROS) >= 0:
            raise UnfitDocument(MACROS)


def _check_text(file: IO[bytes]) -> None:
    with as_bytes(file) as content:
        beginning = content[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
        binary = content.find(b"\0") >= 0 and content[:2] not in _WIDE
        if binary or beginning.startswith(_PAGES):
            raise UnfitDocument(OTHER_KIND.format("văn bản thuần"))


CHECKS: dict[str, Callable[[IO[bytes]], None]] = {
    ".pdf": check_pdf,
    ".doc": _check_old_office,
    ".xls": _check_old_office,
    ".ppt": _check_old_office,
    ".docx": zipped.check_word,
    ".xlsx": zipped.check_sheet,
    ".pptx": zipped.check_slides,
    ".odt": zipped.check_open_text,
    ".ods": zipped.check_open_sheet,
    ".zip": zipped.check_zip,
    ".txt": _check_text,
}
