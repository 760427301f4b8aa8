from django.conf import settings
from django.http import HttpRequest

from stats.request import client_address as address_of
from stats.request import networks, parse_address, written


def client_address(request: HttpRequest) -> str:
    """Of IPv6 the network, of which one customer has 2⁶⁴ addresses to guess from.

    Whom a trusted proxy does not know is counted under the proxy's: nobody guesses without an address.
    """
    address = address_of(request.META, networks(settings.TRUSTED_PROXIES))
    address = address or parse_address(request.META.get("REMOTE_ADDR") or "")
    if address and len(address) == 16:
        address = address[:8] + bytes(8)
    return written(address)
