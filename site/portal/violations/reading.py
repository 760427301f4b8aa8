"""One report as browsers send it, or as anybody else does: nothing in it is believed, little of it is kept."""

import json
import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from portal.headers import PUBLIC, TRUSTED_TYPES

# What stands in our policy, and what browsers call its parts.
DIRECTIVES = {*PUBLIC, *TRUSTED_TYPES, "media-src", "object-src", "worker-src", "child-src"} | {
    f"{kind}-src-{part}" for kind in ("script", "style") for part in ("elem", "attr")
}
# What is blocked without having an address.
WORDS = {"inline", "eval", "wasm-eval", "trusted-types-policy", "trusted-types-sink"}
WITHOUT_HOST = {"data", "blob", "filesystem", "about"}
# Who has lost the password is known by the rest of this address.
_SECRET = re.compile(r"(/dat-lai-mat-khau/).+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
MOST_OF_A_PAGE, MOST_OF_A_HOST = 200, 120


class Told(NamedTuple):
    directive: str
    blocked: str
    page: str


def read(body: bytes, host: str) -> Told | None:
    """None for what is no report about a page of `host`, and for what the reader's own browser put into it."""
    try:
        report = json.loads(body)["csp-report"]
        directive = _text(report, "effective-directive") or _text(report, "violated-directive").partition(" ")[0]
        page = urlsplit(_text(report, "document-uri"))
        source = urlsplit(_text(report, "source-file"))
        blocked = _blocked(_text(report, "blocked-uri"))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    if directive not in DIRECTIVES or page.scheme not in ("http", "https") or page.netloc != host:
        return None
    if not blocked or source.scheme.endswith("-extension"):
        return None
    return Told(directive, blocked, _SECRET.sub(r"\1…", _CONTROL.sub("", page.path))[:MOST_OF_A_PAGE] or "/")


def _text(report: dict[str, Any], name: str) -> str:
    value = report.get(name, "")
    return value if isinstance(value, str) else ""


def _blocked(address: str) -> str:
    """A word, or scheme and host: the rest of an address may tell of the reader."""
    if address in WORDS:
        return address
    parts = urlsplit(address)
    if parts.scheme in ("http", "https", "ws", "wss"):
        return _CONTROL.sub("", f"{parts.scheme}://{parts.hostname or ''}")[:MOST_OF_A_HOST]
    # Some browsers name the scheme alone.
    scheme = parts.scheme or address
    return f"{scheme}:" if scheme in WITHOUT_HOST else ""
