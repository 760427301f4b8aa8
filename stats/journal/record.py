"""A hit as bytes: of one size, so that a place in a journal is always the start of a record.

Little-endian: CRC-32 of all that follows, page, time in ms, visitor's key, yesterday's key,
address's key, flags (bit 0: ping; bits 1 to 3: kind of device), length of the referring host, host.
"""

import struct
from collections.abc import Iterator
from zlib import crc32

from stats.hit import Hit
from stats.request.device import Device

_BODY = struct.Struct("<IqqqqBB100s")
_CRC = struct.Struct("<I")
SIZE = _CRC.size + _BODY.size
PING = 1
DEVICES = ("", *(kind.value for kind in Device))
_NUMBER_OF = {device: number for number, device in enumerate(DEVICES)}


def pack(hit: Hit) -> bytes:
    host = hit.referrer.encode()
    flags = hit.ping | _NUMBER_OF[hit.device] << 1
    body = _BODY.pack(hit.page, hit.at_ms, hit.key, hit.previous_key, hit.address, flags, len(host), host)
    return _CRC.pack(crc32(body)) + body


def unpack(data: bytes) -> Iterator[Hit | None]:
    """The records of whole multiples of SIZE; None for one that is damaged."""
    for start in range(0, len(data), SIZE):
        body = data[start + _CRC.size : start + SIZE]
        if crc32(body) != _CRC.unpack_from(data, start)[0]:
            yield None
            continue
        page, at_ms, key, previous_key, address, flags, length, host = _BODY.unpack(body)
        yield Hit(
            at_ms=at_ms,
            key=key,
            previous_key=previous_key,
            address=address,
            page=page,
            ping=bool(flags & PING),
            referrer=host[:length].decode(),
            device=DEVICES[flags >> 1],
        )
