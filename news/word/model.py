"""A Word document with everything gone that a news page has no use for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from news.word.looks import ParagraphLook, RunLook

Kind = Literal["title", "heading", "caption", "center", "right", ""]


@dataclass
class Atom:
    """A stretch of words of one look; or a `break`, a `note` (`text` is its key) or a `picture` (its number)."""

    kind: Literal["text", "break", "note", "picture"]
    text: str = ""
    look: RunLook = field(default_factory=RunLook)
    link: str = ""


@dataclass
class Paragraph:
    atoms: list[Atom]
    look: ParagraphLook = field(default_factory=ParagraphLook)
    kind: Kind = ""
    item: tuple[bool, int] | None = None  # in a list: whether numbered, and the level from 0

    @property
    def text(self) -> str:
        return "".join(" " if atom.kind == "break" else atom.text for atom in self.atoms if atom.kind in SAID)


SAID = ("text", "break")


@dataclass
class Cell:
    blocks: "list[Paragraph | Table]"
    across: int = 1
    continues: bool = False  # the cell above goes on


@dataclass
class Row:
    cells: list[Cell]
    header: bool = False


@dataclass
class Table:
    rows: list[Row]


Block = Paragraph | Table


def paragraphs_of(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
        else:
            yield block


@dataclass(frozen=True)
class Picture:
    """A picture of the document: the part that holds it, and the words for those who do not see it."""

    part: str
    alt: str


@dataclass
class Document:
    """`notes` by the keys that atoms name."""

    blocks: list[Block]
    notes: dict[str, list[Block]]
    pictures: list[Picture]

    @property
    def texts(self) -> "list[list[Block]]":
        """The body, and each of the notes."""
        return [self.blocks, *self.notes.values()]
