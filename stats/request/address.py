from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from ipaddress import ip_network
from socket import AF_INET, AF_INET6, inet_ntop, inet_pton
from typing import Any, NamedTuple

Address = bytes  # 4 or 16 of them, as on the wire: every hit has one to read
MAPPED = bytes(10) + b"\xff\xff"  # an IPv4 address in the clothes of IPv6


class Network(NamedTuple):
    """The addresses of `size` bytes that agree with `base` under `mask`."""

    size: int
    base: int
    mask: int

    def holds(self, address: Address) -> bool:
        return len(address) == self.size and int.from_bytes(address, "big") & self.mask == self.base


LONGEST = 100  # characters: what is remembered must not grow with what is sent


def parse_address(text: str) -> Address | None:
    """An address as proxies write it, with or without port, brackets or zone; None for anything else."""
    return _parsed(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=4_096)
def _parsed(text: str) -> Address | None:
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    text = text.partition("%")[0]
    try:
        address = inet_pton(AF_INET6 if ":" in text else AF_INET, text)
    except (OSError, ValueError):
        return None
    return address.removeprefix(MAPPED)


def written(address: Address | None) -> str:
    """The address in its usual spelling; empty for none."""
    return inet_ntop(AF_INET if len(address) == 4 else AF_INET6, address) if address else ""


def shared_part(address: Address | None) -> str:
    """The part of an address that stays the same for one visitor: of IPv6 the /64, else one reader is many."""
    if address and len(address) == 16:
        return f"{written(address[:8] + bytes(8))}/64"
    return written(address)


@lru_cache(maxsize=4_096)
def reader_at(remote: str) -> str:
    """Whoever is at the other end of a connection, by what of the address stays the same."""
    return shared_part(parse_address(remote)) or remote


def networks(addresses: Iterable[str]) -> list[Network]:
    """Networks or single addresses of trusted proxies. Raises ValueError for anything else."""
    found = [ip_network(address.strip()) for address in addresses]
    return [
        Network(network.max_prefixlen // 8, int(network.network_address), int(network.netmask)) for network in found
    ]


def is_trusted(address: Address | None, trusted: Sequence[Network]) -> bool:
    if address is not None:
        for network in trusted:  # asked several times for every hit: no generator
            if network.holds(address):
                return True
    return False


def client_address(environ: Mapping[str, Any], trusted: Sequence[Network]) -> Address | None:
    """The right-most address that a trusted proxy appended.

    Whatever stands further left was written by the client itself. None if a trusted proxy does
    not know its client.
    """
    address = parse_address(environ.get("REMOTE_ADDR") or "")
    if not is_trusted(address, trusted):
        return address
    for text in reversed((environ.get("HTTP_X_FORWARDED_FOR") or "").split(",")):
        if not text.strip():
            continue
        address = parse_address(text)
        if not is_trusted(address, trusted):
            return address
    return address
