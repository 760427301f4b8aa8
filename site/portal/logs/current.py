"""The request that this thread is at work on, for whoever logs something."""

import re
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from wsgiref.types import WSGIEnvironment

from stats.request import Network, is_trusted, parse_address

LONGEST_PATH = 512  # characters
_ID = re.compile(r"[0-9A-Za-z_.:-]{1,64}")


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    method: str
    path: str  # without the query


_here = threading.local()


def begin(environ: WSGIEnvironment, trusted: Sequence[Network]) -> Asked:
    path = environ.get("PATH_INFO", "").encode("latin-1", "replace").decode("utf-8", "replace")
    asked = Asked(_id(environ, trusted), environ["REQUEST_METHOD"], path[:LONGEST_PATH])
    _here.asked = asked
    return asked


def end() -> None:
    _here.asked = None


def asked() -> Asked | None:
    return getattr(_here, "asked", None)


def _id(environ: WSGIEnvironment, trusted: Sequence[Network]) -> str:
    """A trusted proxy's own; a stranger's could be anything, and the same for everyone."""
    given = environ.get("HTTP_X_REQUEST_ID", "")
    if given and _ID.fullmatch(given) and is_trusted(parse_address(environ.get("REMOTE_ADDR") or ""), trusted):
        return given
    return secrets.token_hex(8)
