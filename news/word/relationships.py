"""What the parts of a .docx point at, inside the file and outside of it."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from news.word.markup import RELS, read_xml


@dataclass(frozen=True)
class Relationship:
    """`kind` is the last word of its type (`image`, `hyperlink`); `target` a part's name, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool

    @property
    def remote(self) -> bool:
        """Whether opening it would ask another machine."""
        if not self.external:
            return False
        target = self.target.strip().replace("\\", "/")
        if target.startswith("//"):
            return True
        scheme, host = _scheme(target)
        if scheme == "file":
            return (bool(host) and host != "localhost") or target.lower().startswith(("file:////", "file://///"))
        # One letter is a drive: C:\...
        return len(scheme) > 1


def _scheme(target: str) -> tuple[str, str]:
    try:
        parts = urlsplit(target)
    except ValueError:
        return "unreadable", ""
    return parts.scheme.lower(), parts.netloc.lower()


def read_relationships(content: bytes, of_part: str) -> Iterator[Relationship]:
    """Those of the part `of_part` (empty for the package itself)."""
    for element in read_xml(content).iter(f"{{{RELS}}}Relationship"):
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        yield Relationship(
            id=element.get("Id", ""),
            kind=element.get("Type", "").rstrip("/").rpartition("/")[2],
            target=target if external else _part_name(target, of_part),
            external=external,
        )


def _part_name(target: str, of_part: str) -> str:
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(of_part), unquote(target.partition("#")[0])))
    return path.lstrip("/")


def relationships_of(part: str) -> str:
    """The name of the part that holds the relationships of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_of(relationships: str) -> str:
    folder, name = posixpath.split(relationships)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
