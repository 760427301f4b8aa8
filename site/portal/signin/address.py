from django.conf import settings
from django.http import HttpRequest

from stats.request import client_address as address_of
from stats.request import networks, written


def client_address(request: HttpRequest) -> str:
    """Of IPv6 the network, of which one customer has 2⁶⁴ addresses to guess from."""
    address = address_of(request.META, networks(settings.TRUSTED_PROXIES))
    if address and len(address) == 16:
        address = address[:8] + bytes(8)
    return written(address)
