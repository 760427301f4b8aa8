"""The bytes of an upload to look through, without a second copy of a large one."""

import io
import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any


@contextmanager
def as_bytes(file: IO[bytes]) -> Iterator[Any]:
    """Something that is searched and sliced as bytes are."""
    file.seek(0)
    try:
        number = file.fileno()
    except (AttributeError, io.UnsupportedOperation):
        yield file.read()
        return
    with mmap.mmap(number, 0, access=mmap.ACCESS_READ) as mapped:
        yield mapped
