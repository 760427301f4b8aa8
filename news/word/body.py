"""From the parts of the file to blocks of words."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from news.word.graphics import chosen
from news.word.inline import Inline, words_in
from news.word.looks import Looks, ParagraphLook
from news.word.markup import MC, M, read_xml, switched, value, w
from news.word.model import Block, Cell, Document, Kind, Paragraph, Picture, Row, Table
from news.word.numbering import Numbering
from news.word.package import Package
from news.word.report import Report

_INSIDE = {w(name) for name in ("customXml", "ins", "moveTo", "smartTag", "sdtContent")}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")
_TITLES = ("title", "tiêu đề", "tựa đề")


def read_document(package: Package, report: Report) -> Document:
    """Everything of the document that can go into an article; the rest goes into `report`."""
    related = package.relationships(package.document)
    parts: dict[str, list[str]] = {}
    for one in related.values():
        if not one.external and package.has(one.target):
            parts.setdefault(one.kind, []).append(one.target)

    def root(kind: str) -> Element | None:
        return read_xml(package.read(parts[kind][0])) if kind in parts else None

    looks = Looks(root("styles"), root("theme"))
    pictures: list[Picture] = []

    def texts(part: str, elements: list[Element], endless: frozenset[Element] = frozenset()) -> list[list[Block]]:
        told, before = Report(), len(pictures)
        inline = Inline(looks, package.relationships(part), pictures, told, endless)
        found = [list(_Blocks(inline, looks, told).read(element)) for element in elements]
        if inline.open_fields:
            # A field without an end hides all that follows it.
            del pictures[before:]
            return texts(part, elements, endless | inline.open_fields)
        for _ in endless:
            told.count("field")
        report.take(told)
        return found

    body = read_xml(package.read(package.document)).find(w("body"))
    blocks = [] if body is None else texts(package.document, [body])[0]

    notes: dict[str, list[Block]] = {}
    for kind, name in _NOTES.items():
        for part in parts.get(kind, [])[:1]:
            elements = [one for one in read_xml(package.read(part)).iter(w(name)) if one.get(w("type")) not in _NO_NOTE]
            keys = [f"{name}-{element.get(w('id'), '')}" for element in elements]
            notes.update(zip(keys, texts(part, elements), strict=True))
    for part in parts.get("comments", [])[:1]:
        for comment in read_xml(package.read(part)).iter(w("comment")):
            report.count("comment", words_in(comment))
    for part in dict.fromkeys(parts.get("header", []) + parts.get("footer", [])):
        words = words_in(read_xml(package.read(part)))
        if any(sign.isalpha() for sign in words):
            report.count("header", words)
    return Document(blocks, notes, pictures)


def read_numbering(package: Package) -> Numbering:
    related = package.relationships(package.document).values()
    part = next((one.target for one in related if one.kind == "numbering" and package.has(one.target)), None)
    return Numbering(read_xml(package.read(part)) if part else None)


class _Blocks:
    def __init__(self, inline: Inline, looks: Looks, report: Report) -> None:
        self._inline, self._looks, self._report = inline, looks, report
        self._before: list[Element] = []  # paragraphs whose end was deleted

    def read(self, parent: Element) -> Iterator[Block]:
        yield from self._walk(parent)
        yield from self._flushed()

    def _walk(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._flushed()
                yield from self._table(child)
            elif child.tag == w("sdt"):
                yield from self._walk(_content(child))
            elif child.tag == w("altChunk"):
                self._report.count("embedded")
            elif child.tag in (f"{{{M}}}oMath", f"{{{M}}}oMathPara"):
                yield from self._flushed()
                atoms, _ = self._inline.read(_around(child))
                yield Paragraph(atoms)
            elif child.tag == f"{{{MC}}}AlternateContent":
                yield from self._walk(chosen(child))
            elif child.tag in _INSIDE:
                yield from self._walk(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find(w("pPr"))
        self._before.append(element)
        if properties is None or properties.find(f"{w('rPr')}/{w('del')}") is None:
            yield from self._flushed()

    def _flushed(self) -> Iterator[Block]:
        """What waits for its end, where that is: before a table no paragraph takes the words in."""
        before, self._before = self._before, []
        if before:
            yield from self._whole(before[0] if len(before) == 1 else _joined(before))

    def _whole(self, element: Element) -> Iterator[Block]:
        atoms, boxes = self._inline.read(element)
        look = self._looks.paragraph(element.find(w("pPr")))
        if atoms:
            yield Paragraph(atoms, look, _kind(look))
        for box in boxes:
            self._report.count("box")
            yield from self.read(box)

    def _table(self, element: Element) -> Iterator[Block]:
        rows = [row for child in _rows(element) if (row := self._row(child)) is not None]
        if rows:
            yield Table(rows)

    def _row(self, element: Element) -> Row | None:
        properties = element.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            self._report.count("deleted", words_in(element))
            return None
        skipped = _columns(value(properties, "gridBefore"), 0)
        before = [Cell([Paragraph([])], skipped)] if skipped else []
        cells = [self._cell(child) for child in _cells(element)]
        return Row(before + cells, bool(switched(properties, "tblHeader")))

    def _cell(self, element: Element) -> Cell:
        properties = element.find(w("tcPr"))
        merged = None if properties is None else properties.find(w("vMerge"))
        continues = merged is not None and merged.get(w("val"), "continue") == "continue"
        return Cell(list(self.read(element)), max(_columns(value(properties, "gridSpan"), 1), 1), continues)


MOST_COLUMNS = 60


def _columns(said: str | None, otherwise: int) -> int:
    return min(int(said), MOST_COLUMNS) if said and said.isdecimal() else otherwise


def _rows(element: Element) -> Iterator[Element]:
    return _found(element, w("tr"))


def _cells(element: Element) -> Iterator[Element]:
    return _found(element, w("tc"))


def _found(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == w("sdt") or child.tag in _INSIDE:
            yield from _found(_content(child), tag)


def _content(element: Element) -> Element:
    found = element.find(w("sdtContent"))
    return element if found is None else found


def _joined(paragraphs: list[Element]) -> Element:
    """One paragraph of several, which looks as the last does."""
    whole = Element(w("p"))
    properties = paragraphs[-1].find(w("pPr"))
    whole.extend([] if properties is None else [properties])
    whole.extend(child for one in paragraphs for child in one if child.tag != w("pPr"))
    return whole


def _around(child: Element) -> Element:
    paragraph = Element(w("p"))
    paragraph.append(child)
    return paragraph


def _kind(look: ParagraphLook) -> Kind:
    if any(name in _TITLES for name in look.names):
        return "title"
    if look.level is not None:
        return "heading"
    if "caption" in look.names:
        return "caption"
    if look.align == "center":
        return "center"
    return "right" if look.align == "right" else ""
