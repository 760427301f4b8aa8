"""Zip files from outside: how long their list of contents is, before Python makes an object of every line of it."""

import io
import struct
import zipfile
from typing import IO
from zlib import error as ZlibError  # noqa: N812

MOST_LISTED = 2 * 1024 * 1024  # bytes
_END = struct.Struct("<4s4H2LH")
_MARK, _MARK_OF_64_BITS = b"PK\x05\x06", b"PK\x06\x07"
_LOCATOR = 20  # bytes, before the end
_LONGEST_REMARK = 65_535

# Whatever the zip module meets in a file that was cut off or written over.
DAMAGE = (zipfile.BadZipFile, ZlibError, struct.error, OSError, EOFError, RuntimeError, ValueError, LookupError)


def open_zip(file: IO[bytes]) -> zipfile.ZipFile:
    """Raises one of `DAMAGE`; for more than some thousand entries too, and for what only larger files need."""
    length = file.seek(0, io.SEEK_END)
    file.seek(max(0, length - _LONGEST_REMARK - _END.size - _LOCATOR))
    tail = file.read()
    # The same of several as the zip module takes.
    at = len(tail) - _END.size
    if at < 0 or not (tail[at:].startswith(_MARK) and tail.endswith(b"\0\0")):
        at = tail.rfind(_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile("no end of the list")
    listed = _END.unpack_from(tail, at)[5]
    if listed > MOST_LISTED or tail[max(0, at - _LOCATOR) : at].startswith(_MARK_OF_64_BITS):
        raise zipfile.BadZipFile("too long a list")
    file.seek(0)
    return zipfile.ZipFile(file)
