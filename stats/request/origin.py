import re
from collections.abc import Mapping, Sequence
from typing import Any

from stats.request.address import Network, is_trusted, parse_address

HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def scheme(environ: Mapping[str, Any], trusted: Sequence[Network]) -> str:
    """What the reader's browser used: a trusted proxy's word comes before this server's own."""
    if is_trusted(parse_address(environ.get("REMOTE_ADDR") or ""), trusted):
        forwarded = (environ.get("HTTP_X_FORWARDED_PROTO") or "").rpartition(",")[2]
        if forwarded.strip():
            return forwarded.strip().lower()
    return str(environ.get("wsgi.url_scheme") or "http")


def host(environ: Mapping[str, Any], scheme: str) -> str:
    """This site's host as in an Origin header, so without the scheme's own port."""
    return (environ.get("HTTP_HOST") or "").lower().removesuffix(DEFAULT_PORTS.get(scheme, ":"))


def foreign_host(text: str, own: str) -> str:
    """The host of another site, lower-cased; nothing for this site, a subpage, or garbage."""
    text = text.lower()
    if text == own.partition(":")[0] or not HOST.fullmatch(text):
        return ""
    return text
