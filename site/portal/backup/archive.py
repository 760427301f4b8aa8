"""The tar that a backup is, written and read as a stream.

Its last member, `SHA256`, is the digest of all bytes before it and stands at a fixed place from the end, every byte of
it and behind it known beforehand: so no bit of the file can change unnoticed, not even in the padding.
"""

import hashlib
import tarfile
import tempfile
from typing import Any, Protocol

from portal.backup.refused import Refused
from portal.backup.sealing import CUT_OFF, DAMAGED

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
PIECE = 1024 * 1024
_BLOCK = tarfile.BLOCKSIZE


class Sink(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Source(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _header(name: str, size: int, at: int = 0) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, at, 0o600
    return info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _end(digest: str) -> bytes:
    line = f"{digest}\n".encode()
    return _header("SHA256", len(line)) + line + _padding(len(line)) + bytes(2 * _BLOCK)


END = len(_end("0" * 64))


class Writer:
    def __init__(self, sink: Sink, at: int) -> None:
        self._sink, self._at = sink, at
        self._all = hashlib.sha256()
        # One line for each of maybe a million photos.
        self._sums = tempfile.TemporaryFile()  # noqa: SIM115 closed in close()

    def add(self, name: str, data: bytes) -> None:
        self._put(_header(name, len(data), self._at) + data + _padding(len(data)))
        self._note(name, hashlib.sha256(data).hexdigest())

    def add_file(self, name: str, file: Any, size: int) -> None:
        digest = hashlib.sha256()
        self._put(_header(name, size, self._at))
        left = size
        while left:
            piece = file.read(min(left, PIECE))
            if not piece:
                raise Refused(f"Tệp {name} ngắn đi trong lúc sao lưu. Hãy sao lưu lại.")
            digest.update(piece)
            self._put(piece)
            left -= len(piece)
        self._put(_padding(size))
        self._note(name, digest.hexdigest())

    def finish(self) -> None:
        """Writes the checksums: of every member as `sha256sum --check` reads them, then of everything."""
        size = self._sums.tell()
        self._sums.seek(0)
        self._put(_header(SUMS, size, self._at))
        while piece := self._sums.read(PIECE):
            self._put(piece)
        self._put(_padding(size))
        self._sink.write(_end(self._all.hexdigest()))

    def close(self) -> None:
        self._sums.close()

    def _put(self, data: bytes) -> None:
        self._all.update(data)
        self._sink.write(data)

    def _note(self, name: str, digest: str) -> None:
        self._sums.write(f"{digest}  {name}\n".encode("utf-8", "surrogateescape"))


class Checked:
    """What a `Writer` wrote, without its end; reading past the last byte raises `Refused` unless all is as written."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._all = hashlib.sha256()
        self._held = bytearray()
        self._ended = False

    def read(self, size: int) -> bytes:
        while not self._ended and len(self._held) < size + END:
            piece = self._source.read(PIECE)
            if piece:
                self._held += piece
            else:
                self._ended = True
                self._check()
        data = bytes(self._held[: min(size, max(len(self._held) - END, 0))])
        del self._held[: len(data)]
        self._all.update(data)
        return data

    def drain(self) -> None:
        while self.read(PIECE):
            pass

    def _check(self) -> None:
        all_before = self._all.copy()
        all_before.update(self._held[:-END])
        end, right = bytes(self._held[-END:]), _end(all_before.hexdigest())
        if end != right:
            looks_whole = end[:_BLOCK] == right[:_BLOCK] or end[-2 * _BLOCK :] == bytes(2 * _BLOCK)
            raise Refused(DAMAGED if looks_whole else CUT_OFF)
