"""Something published, as the watch reads it: every text of it, wherever it is kept, and every address."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db.models import CharField, Model, TextField
from wagtail.fields import StreamField

# The tree's own bookkeeping, and copies of the title.
NOT_CONTENT = {"path", "url_path", "slug", "draft_title", "language", "file", "file_hash", "expired", "lock"}
RICH = {"paragraph"}
_HREF = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>()“”]+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    rich: bool = False


@dataclass(slots=True)
class Thing:
    source: str
    place: str
    page: int | None = None
    said: list[Said] = field(default_factory=list)
    refers: list[tuple[str, int]] = field(default_factory=list)  # kind of thing, its id

    def addresses(self) -> Iterator[str]:
        for said in self.said:
            for found in _HREF.finditer(said.text) if said.rich else ():
                yield html.unescape(next(filter(None, found.groups()), "")).strip()
            plain = re.sub(r"<[^>]*>", " ", said.text) if said.rich else said.text
            yield from _ADDRESS.findall(html.unescape(plain) if said.rich else plain)

    def hosts(self) -> set[str]:
        return {host for address in self.addresses() if (host := host_of(address))}


def host_of(address: str) -> str:
    """Of an address as a browser follows it, which takes `\\\\evil.vn` and `//evil.vn` for other hosts too."""
    address = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    if re.match(r"https?:/*", address, re.IGNORECASE):
        address = re.sub(r"^(https?):/*", r"\1://", address, flags=re.IGNORECASE)
    elif address.startswith("//"):
        address = f"https:{address}"
    else:
        return ""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return address[:100]
    return host[:255] if _HOST.fullmatch(host) or host.count(":") > 1 else ""


def read_into(instance: Model, thing: Thing) -> None:
    """Adds every text of a row to what the thing says."""
    for column in instance._meta.concrete_fields:
        if isinstance(column, StreamField):
            _walk(getattr(instance, column.name).raw_data, thing, "")
        elif column.name not in NOT_CONTENT and not column.choices and isinstance(column, CharField | TextField):
            value = getattr(instance, column.attname)
            if isinstance(value, str) and value:
                thing.said.append(Said(value))


def _walk(value: Any, thing: Thing, kind: str) -> None:
    if isinstance(value, str):
        if value:
            thing.said.append(Said(value, rich=kind in RICH))
    elif hasattr(value, "items"):
        inner = value.get("type", kind) if "value" in value else kind
        for name, part in value.items():
            if name in ("photo", "poster", "document") and isinstance(part, int):
                thing.refers.append(("document" if name == "document" else "photo", part))
            elif name not in ("id", "type"):
                _walk(part, thing, inner)
    elif not isinstance(value, int | float | None):
        for part in value:
            _walk(part, thing, kind)
