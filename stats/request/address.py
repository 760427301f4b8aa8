from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import Any

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


@lru_cache(maxsize=4_096)
def parse_address(text: str) -> Address | None:
    """An address as proxies write it, with or without port, brackets or zone; None for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def shared_part(address: Address | None) -> str:
    """The part of an address that stays the same for one visitor: of IPv6 the /64, else one reader is many."""
    if isinstance(address, IPv6Address):
        return f"{IPv6Address(int(address) >> 64 << 64)}/64"
    return str(address) if address else ""


def networks(addresses: Iterable[str]) -> list[Network]:
    """Networks or single addresses of trusted proxies. Raises ValueError for anything else."""
    return [ip_network(address.strip()) for address in addresses]


def is_trusted(address: Address | None, trusted: Sequence[Network]) -> bool:
    return address is not None and any(address in network for network in trusted)


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
