"""Notes whatever goes out of this machine, or asks for the address of another; and does not let it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any
from unittest import mock


def _is_near(host: Any) -> bool:
    text = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        return ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return text == "localhost"


@contextmanager
def staying_home() -> Iterator[list[str]]:
    """Unix sockets and loopback, where databases listen, are at home."""
    went: list[str] = []
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(place: Any) -> None:
        went.append(str(place))
        raise OSError(f"left home for {place}")

    def near(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6) and not _is_near(address[0]):
            refuse(address)

    def connected(sock: socket.socket, address: Any) -> Any:
        near(sock, address)
        return connect(sock, address)

    def connected_ex(sock: socket.socket, address: Any) -> Any:
        near(sock, address)
        return connect_ex(sock, address)

    def looked_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _is_near(host):
            refuse(host)
        return look_up(host, *args, **kwargs)

    with (
        mock.patch.object(socket.socket, "connect", connected),
        mock.patch.object(socket.socket, "connect_ex", connected_ex),
        mock.patch.object(socket, "getaddrinfo", looked_up),
        mock.patch.object(socket, "gethostbyname", looked_up),
    ):
        yield went
