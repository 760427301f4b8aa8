"""PDF files: whole, nothing else before or behind, and nothing in them that acts."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import IO

from news.documents.bytes import as_bytes
from news.documents.unfit import OTHER_KIND, UnfitDocument

ACTIVE = (
    "Tệp PDF có chương trình hoặc tệp khác nhúng bên trong nên không được nhận. Hãy mở tệp, chọn In rồi “Lưu thành "
    "PDF” và tải bản mới lên."
)
CUT = "Tệp PDF chưa tải lên hết, hoặc có phần lạ nối thêm phía sau. Hãy mở tệp, lưu lại thành PDF rồi tải lên lần nữa."
TOO_LARGE = "Tệp PDF bung ra lớn bất thường, có thể là tệp gây hại, nên không được nhận."
_BEGINNING = 1024
_END = b"%%EOF"
_BEHIND = 1024  # bytes after the end mark; readers of PDF look no further for it
_MOST_UNPACKED = 64 * 1024 * 1024
_READ, _PIECE = 64 * 1024, 1024 * 1024  # bytes that are packed, and unpacked at once
_LONGEST = 64  # more than the longest of the names below, however it is spelt
_PAGE = re.compile(rb"<(?:!doctype|html|script|svg)", re.IGNORECASE)


def _name(word: str) -> bytes:
    """Of a name in a PDF, whose letters may stand as `#4a` too."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in word.encode())


# `/JS` alone is so short that compressed pictures have it by chance; it never comes without one of these.
_ACTS = re.compile(
    b"/(?:" + b"|".join(map(_name, ("JavaScript", "Launch", "EmbeddedFile", "RichMedia", "Rendition"))) + b")"
)
_PACKED = re.compile(b"/" + _name("ObjStm"))


def check_pdf(file: IO[bytes]) -> None:
    with as_bytes(file) as content:
        if content[:5] != b"%PDF-" or _PAGE.search(content[:_BEGINNING]):
            raise UnfitDocument(OTHER_KIND.format("PDF"))
        end = content.rfind(_END)
        if end < max(0, len(content) - _BEHIND) or content[end + len(_END) :].strip(b" \t\r\n\0"):
            raise UnfitDocument(CUT)
        if _ACTS.search(content):
            raise UnfitDocument(ACTIVE)
        left = _MOST_UNPACKED
        for packed in _PACKED.finditer(content):
            before = b""
            for piece in _unpacked(content, packed.end()):
                if _ACTS.search(before + piece):
                    raise UnfitDocument(ACTIVE)
                before = piece[-_LONGEST:]
                left -= len(piece)
                if left <= 0:
                    raise UnfitDocument(TOO_LARGE)


def _unpacked(content: bytes, start: int) -> Iterator[bytes]:
    """Objects that stand packed behind `start`, a piece at a time; none where they are packed in another way."""
    at = content.find(b"stream", start, start + _BEGINNING)
    if at < 0:
        return
    at += len(b"stream\r\n") if content[at + 6 : at + 8] == b"\r\n" else len(b"stream\n")
    packed = zlib.decompressobj()
    with suppress(zlib.error):
        for first in range(at, len(content), _READ):
            rest = content[first : first + _READ]
            while rest and not packed.eof:
                yield packed.decompress(rest, _PIECE)
                rest = packed.unconsumed_tail
            if packed.eof:
                return
