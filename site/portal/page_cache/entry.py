"""One page as bytes, ready for whoever asks: three encodings, each with its headers and its tag."""

import gzip
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import brotli

from portal.headers import complete

# A page is compressed once and sent thousands of times, yet somebody waits for the first.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
SMALLEST = 512  # bytes: below, the headers outweigh the gain
COMPRESSIBLE = re.compile(r"text/|application/(?:json|feed|xml|rss|atom|manifest)|image/svg")
OWN = {"content-length", "content-encoding", "etag", "cache-control", "vary", "x-request-id"}
ALWAYS = ("Cache-Control", "public, max-age=0, must-revalidate")
VARY = ("Vary", "Accept-Encoding, Cookie")
LONG = 100  # characters of an `Accept-Encoding`; no browser sends as many


@dataclass(frozen=True, slots=True)
class Body:
    """`squeezed`: it is held compressed, and made anew for the few who read nothing compressed."""

    held: bytes
    squeezed: bool
    etag: str
    headers: list[tuple[str, str]]
    unchanged: list[tuple[str, str]]

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.held) if self.squeezed else self.held


@dataclass(slots=True)
class Entry:
    """`version` says for which content it holds; `until` is the end of its local day, in seconds of the epoch."""

    version: object
    until: float
    made_at: float  # on the monotonic clock
    modified: str  # as `Last-Modified` says it
    identity: Body
    gzip: Body
    brotli: Body
    size: int = field(init=False)

    def __post_init__(self) -> None:
        bodies = {id(body.held): len(body.held) for body in (self.identity, self.gzip, self.brotli)}
        self.size = sum(bodies.values()) + 4_096  # headers and bookkeeping

    def best(self, accepted: str) -> Body:
        """For an `Accept-Encoding`; an encoding that is refused (`;q=0`) is not sent."""
        encoding = _known_best(accepted) if len(accepted) <= LONG else _best(accepted)
        return self.brotli if encoding == "br" else self.gzip if encoding == "gzip" else self.identity


def make_entry(
    content: bytes, headers: Sequence[tuple[str, str]], path: str, version: object, until: float, made_at: float
) -> Entry:
    kept = [(name, value) for name, value in headers if name.lower() not in OWN]
    content_type, modified = _value(kept, "content-type"), _value(kept, "last-modified")
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    identity = _body(content, digest, "", kept, path)
    if len(content) < SMALLEST or not COMPRESSIBLE.match(content_type):
        return Entry(version, until, made_at, modified, identity, identity, identity)
    squeezed = gzip.compress(content, GZIP_LEVEL, mtime=0)
    return Entry(
        version,
        until,
        made_at,
        modified,
        replace(identity, held=squeezed, squeezed=True),
        _body(squeezed, digest, "gzip", kept, path),
        _body(brotli.compress(content, quality=BROTLI_QUALITY), digest, "br", kept, path),
    )


def _body(content: bytes, digest: str, encoding: str, kept: list[tuple[str, str]], path: str) -> Body:
    etag = f'"{digest}-{encoding}"' if encoding else f'"{digest}"'
    own = [ALWAYS, VARY, ("ETag", etag)]
    headers = [*kept, *own, ("Content-Length", str(len(content)))]
    unchanged = [pair for pair in kept if pair[0].lower() != "content-type"] + own
    if encoding:
        headers.append(("Content-Encoding", encoding))
    return Body(content, False, etag, complete(headers, path), complete(unchanged, path))


def _value(headers: Sequence[tuple[str, str]], name: str) -> str:
    """Of the header of this name, which is in lower case; empty where there is none."""
    return next((value for own, value in headers if own.lower() == name), "")


def _best(accepted: str) -> str:
    return next((encoding for encoding in ("br", "gzip") if _accepts(accepted, encoding)), "")


_known_best = lru_cache(maxsize=256)(_best)


def _accepts(accepted: str, encoding: str) -> bool:
    for part in accepted.split(","):
        name, _, quality = part.partition(";")
        if name.strip().lower() == encoding:
            value = quality.strip().removeprefix("q=").strip()
            return not value or value.strip("0.") != ""
    return False
