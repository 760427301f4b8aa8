"""A document of this package's own, written as the smallest .docx that mammoth reads."""

import io
import zipfile
from collections.abc import Iterable
from html import escape

from news.word.markup import PIC, RELS, TYPES, WP, A, R, W
from news.word.model import Atom, Block, Document, Paragraph, Table
from news.word.numbering import DEEPEST

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'
_NUMBERED, _BULLETS = "1", "2"
_NOTES = ("footnote", "endnote")


def rewrite(document: Document) -> bytes:
    writer = _Writer(document)
    body = writer.blocks(document.blocks)
    notes = {kind: writer.notes(kind) for kind in _NOTES}
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{_WORD}.rels"/>'
            f'<Default Extension="xml" ContentType="{_WORD}.document.main+xml"/></Types>'
        ),
        "_rels/.rels": _relationships([("d", "officeDocument", "word/document.xml", False)]),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": _numbering(),
        "word/styles.xml": _styles(),
        "word/_rels/document.xml.rels": writer.relationships(),
    }
    for kind, written in notes.items():
        parts[f"word/{kind}s.xml"] = f"<w:{kind}s {_SPACES}>{written}</w:{kind}s>"
        parts[f"word/_rels/{kind}s.xml.rels"] = writer.relationships()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._links: dict[str, str] = {}

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._table(one) if isinstance(one, Table) else self._paragraph(one) for one in blocks)

    def notes(self, kind: str) -> str:
        return "".join(
            f'<w:{kind} w:id="{_number_of(key)}">{self.blocks(blocks)}</w:{kind}>'
            for key, blocks in self._document.notes.items()
            if key.startswith(kind)
        )

    def relationships(self) -> str:
        links = [(name, "hyperlink", address, True) for address, name in self._links.items()]
        kinds = [(kind, kind, f"{kind}.xml", False) for kind in ("numbering", "styles", "footnotes", "endnotes")]
        return _relationships([*kinds, ("picture", "image", "media/picture", False), *links])

    def _table(self, table: Table) -> str:
        rows = []
        for row in table.rows:
            cells = "".join(
                f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.across}"/>{"<w:vMerge/>" * cell.continues}</w:tcPr>'
                f"{self.blocks(cell.blocks)}</w:tc>"
                for cell in row.cells
            )
            header = "<w:trPr><w:tblHeader/></w:trPr>" if row.header else ""
            rows.append(f"<w:tr>{header}{cells}</w:tr>")
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    def _paragraph(self, paragraph: Paragraph) -> str:
        properties = ""
        if paragraph.item is not None:
            numbered, level = paragraph.item
            style = _NUMBERED if numbered else _BULLETS
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{style}"/></w:numPr>'
        elif paragraph.kind:
            properties = f'<w:pStyle w:val="{paragraph.kind}"/>'
        return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(self._atom(atom) for atom in paragraph.atoms)}</w:p>"

    def _atom(self, atom: Atom) -> str:
        if atom.kind == "break":
            return "<w:r><w:br/></w:r>"
        if atom.kind == "note":
            kind = atom.text.partition("-")[0]
            known = atom.text in self._document.notes
            return f'<w:r><w:{kind}Reference w:id="{_number_of(atom.text)}"/></w:r>' if known else ""
        if atom.kind == "picture":
            return (
                f'<w:r><w:drawing><wp:inline><wp:docPr descr="{atom.text}"/><a:graphic><a:graphicData><pic:pic>'
                '<pic:blipFill><a:blip r:embed="picture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
                "</wp:inline></w:drawing></w:r>"
            )
        look = atom.look
        properties = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
        if look.raised:
            properties += f'<w:vertAlign w:val="{look.raised}"/>'
        text = f'<w:t xml:space="preserve">{escape(atom.text)}</w:t>'
        run = f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"
        if not atom.link:
            return run
        name = self._links.setdefault(atom.link, f"link{len(self._links)}")
        return f'<w:hyperlink r:id="{name}">{run}</w:hyperlink>'


def _number_of(note: str) -> str:
    return escape(note.partition("-")[2])


def _relationships(all_of_them: Iterable[tuple[str, str, str, bool]]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"/>' if external else "/>")
        for name, kind, target, external in all_of_them
    )
    return f'<Relationships xmlns="{RELS}">{lines}</Relationships>'


def _numbering() -> str:
    kinds = [(_NUMBERED, "decimal"), (_BULLETS, "bullet")]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(DEEPEST + 1))
        + "</w:abstractNum>"
        for key, kind in kinds
    )
    nums = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key, _ in kinds)
    return f"<w:numbering {_SPACES}>{abstract}{nums}</w:numbering>"


def _styles() -> str:
    kinds = ("title", "heading", "caption", "center", "right")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{kind}"><w:name w:val="{kind}"/></w:style>' for kind in kinds
    )
    return f"<w:styles {_SPACES}>{styles}</w:styles>"
