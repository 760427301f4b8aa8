import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from stats.clock import local_day, midnight_ms
from stats.day_keys import existing_secret_of, secret_of
from stats.numbers import ONLINE_MS
from stats.request import Network, client_address, shared_part


def reader_address(environ: Mapping[str, Any], trusted: Sequence[Network]) -> str:
    """What of the reader's address stays the same for one visitor; empty where it is not known."""
    return shared_part(client_address(environ, trusted))


def keys(environ: Mapping[str, Any], address: str, now_ms: int) -> tuple[int, int]:
    """The visitor's key of today and, while yesterday's still counts as online, that one too (else 0)."""
    fields = (
        address,
        environ.get("HTTP_USER_AGENT") or "",
        environ.get("HTTP_ACCEPT_LANGUAGE") or "",
    )
    today = local_day(now_ms)
    key_today = key(secret_of(today), *fields)
    if now_ms - midnight_ms(today) >= ONLINE_MS:
        return key_today, 0
    yesterdays = existing_secret_of(today - timedelta(days=1))
    return key_today, key(yesterdays, *fields) if yesterdays else 0


def address_key(address: str, now_ms: int) -> int:
    """The number of the reader's address on this day; 0, which is never limited, where it is not known."""
    return key(secret_of(local_day(now_ms)), address, "", "") if address else 0


def key(secret: bytes, address: str, user_agent: str, language: str) -> int:
    """A visitor's number on one day, signed for the database's bigint and never 0, which means nobody."""
    fields = [field.encode("utf-8", "surrogatepass") for field in (address, user_agent, language)]
    data = b"".join([len(field).to_bytes(4, "big") + field for field in fields])
    digest = hashlib.blake2b(data, digest_size=8, key=secret).digest()
    return int.from_bytes(digest, "big", signed=True) or 1
