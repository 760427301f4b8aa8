"""A stream encrypted in chunks, by libsodium's secretstream: a chunk changed, moved, repeated or missing is noticed."""

from typing import BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.utils import random

from portal.backup.refused import Refused

MAGIC = b"sao-luu-niem-phong-1\n"
CHUNK = 64 * 1024
_SEALED = CHUNK + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_HEADER = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_MESSAGE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL

WRONG_KEY = "BACKUP_KEY không mở được tệp này: sai khóa, hoặc phần đầu của tệp đã hỏng. Chưa có gì bị thay đổi."
DAMAGED = "Tệp sao lưu đã hỏng: nội dung không còn như lúc được ghi. Chưa có gì bị thay đổi."
CUT_OFF = "Tệp sao lưu bị cắt cụt: thiếu phần cuối. Hãy chép lại cho đủ. Chưa có gì bị thay đổi."


class Sealer:
    def __init__(self, file: BinaryIO, key: str) -> None:
        salt = random(argon2id.SALTBYTES)
        self._file = file
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        header = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, _derived(key, salt))
        self._waiting = bytearray()
        file.write(MAGIC + salt + header)

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._push(bytes(self._waiting[:CHUNK]), _MESSAGE)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        self._push(bytes(self._waiting), _FINAL)

    def _push(self, chunk: bytes, tag: int) -> None:
        self._file.write(bindings.crypto_secretstream_xchacha20poly1305_push(self._state, chunk, MAGIC, tag))


class Unsealer:
    """Reads what a `Sealer` wrote, from behind the magic on. Raises `Refused`."""

    def __init__(self, file: BinaryIO, key: str) -> None:
        salt, header = file.read(argon2id.SALTBYTES), file.read(_HEADER)
        if len(header) < _HEADER:
            raise Refused(CUT_OFF)
        self._file = file
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(self._state, header, _derived(key, salt))
        self._open = bytearray()
        self._any = self._ended = False

    def read(self, size: int) -> bytes:
        while len(self._open) < size and not self._ended:
            self._open += self._pull()
        data = bytes(self._open[:size])
        del self._open[:size]
        return data

    def _pull(self) -> bytes:
        sealed = self._file.read(_SEALED)
        if not sealed:
            raise Refused(CUT_OFF)
        try:
            chunk, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(self._state, sealed, MAGIC)
        except CryptoError:
            if len(sealed) < _SEALED and self._any:
                raise Refused(CUT_OFF) from None
            raise Refused(DAMAGED if self._any else WRONG_KEY) from None
        self._any = True
        if tag == _FINAL:
            self._ended = True
            if self._file.read(1):
                raise Refused(DAMAGED)
        return bytes(chunk)


def _derived(key: str, salt: bytes) -> bytes:
    """64 MiB and a tenth of a second: a short key, too, costs whoever guesses."""
    return argon2id.kdf(
        bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES,
        key.encode(),
        salt,
        opslimit=argon2id.OPSLIMIT_INTERACTIVE,
        memlimit=argon2id.MEMLIMIT_INTERACTIVE,
    )
