from urllib.parse import urlsplit

_SCHEMES = ("http", "https", "mailto", "tel")
_LONGEST = 2_000


def safe_link(address: str) -> str:
    """`address` where a reader may follow it; empty for scripts, files and places inside the document."""
    address = address.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or len(address) > _LONGEST or any(ord(sign) < 33 for sign in address):
        return ""
    if parts.scheme.lower() in ("http", "https") and not parts.hostname:
        return ""
    return address
