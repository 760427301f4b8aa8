"""What a request says about its visitor, read from the WSGI environment alone."""

from stats.request.address import (
    Address,
    Network,
    client_address,
    is_trusted,
    networks,
    parse_address,
    reader_at,
    shared_part,
    written,
)
from stats.request.body import read_body
from stats.request.device import Device, device
from stats.request.origin import foreign_host, host, scheme
from stats.request.query import mark_parameter

__all__ = [
    "Address",
    "Device",
    "Network",
    "client_address",
    "device",
    "foreign_host",
    "host",
    "is_trusted",
    "mark_parameter",
    "networks",
    "parse_address",
    "read_body",
    "reader_at",
    "scheme",
    "shared_part",
    "written",
]
