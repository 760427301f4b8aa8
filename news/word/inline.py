"""The words of a paragraph and what stands between them."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mammoth.docx.dingbats import dingbats

from news.word.graphics import chosen, read_graphic
from news.word.links import safe_link
from news.word.looks import Looks, RunLook
from news.word.markup import MC, M, R, name_of, w
from news.word.model import Atom, Picture
from news.word.relationships import Relationship
from news.word.report import Report

_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+(?:"([^"]*)"|([^\\\s]\S*))')
_INSIDE = {w(name) for name in ("smartTag", "customXml", "sdtContent", "dir", "bdo", "rubyBase", "ruby")}
_GRAPHIC = {w("drawing"), w("pict"), w("object"), f"{{{MC}}}AlternateContent"}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_PLAIN = RunLook()
SOFT_HYPHEN = "\u00ad"


@dataclass
class _Field:
    """A field's instruction goes before its result."""

    begin: Element
    instruction: str = ""
    shown: bool = False
    link: str = ""


class Inline:
    """Reads paragraph after paragraph of one part: a field may begin in one and end in another."""

    def __init__(
        self,
        looks: Looks,
        relationships: dict[str, Relationship],
        pictures: list[Picture],
        report: Report,
        endless: frozenset[Element] = frozenset(),
    ) -> None:
        """`endless` are beginnings of fields that are to begin nothing."""
        self._looks, self._relationships, self._pictures, self._report = looks, relationships, pictures, report
        self._endless = endless
        self._fields: list[_Field] = []
        self._hiding = 0  # of the open fields, those whose result has not begun
        self._atoms: list[Atom] = []
        self._boxes: list[Element] = []

    @property
    def open_fields(self) -> frozenset[Element]:
        """Where fields began that have not ended."""
        return frozenset(one.begin for one in self._fields)

    def read(self, paragraph: Element) -> tuple[list[Atom], list[Element]]:
        """The paragraph's atoms, and the text boxes that hang on it."""
        self._atoms, self._boxes = [], []
        self._walk(paragraph, paragraph.find(w("pPr")), "")
        return self._atoms, self._boxes

    def _walk(self, parent: Element, look: Element | None, link: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == w("r"):
                self._run(child, look, link)
            elif tag == w("hyperlink"):
                self._walk(child, look, self._target(child) or link)
            elif tag == w("ins"):
                self._report.count("inserted", words_in(child))
                self._walk(child, look, link)
            elif tag == w("moveTo"):
                self._report.count("moved", words_in(child))
                self._walk(child, look, link)
            elif tag == w("del"):
                self._report.count("deleted", words_in(child))
                self._walk_fields(child)
            elif tag == w("moveFrom"):
                self._walk_fields(child)
            elif tag == w("sdt"):
                content = child.find(w("sdtContent"))
                self._walk(child if content is None else content, look, link)
            elif tag == w("fldSimple"):
                self._walk(child, look, self._link_of(child.get(w("instr"), "")) or link)
            elif tag in (f"{{{M}}}oMath", f"{{{M}}}oMathPara"):
                self._equation(child, link)
            elif tag in _INSIDE:
                self._walk(child, look, link)
            elif tag == f"{{{MC}}}AlternateContent":
                self._walk(chosen(child), look, link)

    def _walk_fields(self, gone: Element) -> None:
        """A field may begin in words that stay and end in some that were deleted."""
        for sign in gone.iter(w("fldChar")):
            self._field(sign)

    def _run(self, run: Element, paragraph: Element | None, link: str) -> None:
        look = self._looks.run(paragraph, run.find(w("rPr")))
        if look.hidden and (words := words_in(run)):
            self._report.count("hidden", words)
        for child in run:
            if child.tag == w("fldChar"):
                self._field(child)
            elif child.tag == w("instrText"):
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
            elif not look.hidden and not self._hiding:
                self._content(child, look, (self._fields[-1].link if self._fields else "") or link)

    def _content(self, child: Element, look: RunLook, link: str) -> None:
        tag = child.tag
        if tag == w("t"):
            self._say(child.text or "", look, link)
        elif tag in (w("tab"), w("ptab")):
            self._say("\t", look, link)
        elif tag == w("softHyphen"):
            self._say(SOFT_HYPHEN, look, link)  # the letter ư of TCVN3
        elif tag == w("noBreakHyphen"):
            self._say("-", look, link)
        elif tag == w("sym"):
            self._symbol(child, look, link)
        elif tag == w("cr") or (tag == w("br") and child.get(w("type")) in (None, "textWrapping")):
            self._atoms.append(Atom("break"))
        elif tag in _NOTES:
            self._atoms.append(Atom("note", f"{_NOTES[tag]}-{child.get(w('id'), '')}"))
        elif words := child.findall(f"{{{MC}}}Fallback/{w('t')}"):  # a sign that older programs write otherwise
            for one in words:
                self._say(one.text or "", look, link)
        elif tag in _GRAPHIC:
            self._graphic(child)
        elif tag == w("ruby"):
            base = child.find(w("rubyBase"))
            if base is not None:
                self._walk(base, None, link)

    def _say(self, text: str, look: RunLook, link: str) -> None:
        text = _PRIVATE.sub(lambda found: self._sign(look.ascii_font, ord(found[0])), text)
        if text:
            self._atoms.append(Atom("text", text, look, link))

    def _field(self, sign: Element) -> None:
        kind = sign.get(w("fldCharType"), "")
        if kind == "begin" and sign not in self._endless:
            self._fields.append(_Field(sign, link=self._fields[-1].link if self._fields else ""))
            self._hiding += 1
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            field.link = self._link_of(field.instruction) or field.link
            self._hiding -= not field.shown
            field.shown = True
        elif kind == "end" and self._fields:
            self._hiding -= not self._fields.pop().shown

    def _link_of(self, instruction: str) -> str:
        found = _HYPERLINK.match(instruction)
        return self._safe(found[1] or found[2] or "") if found else ""

    def _target(self, hyperlink: Element) -> str:
        to = self._relationships.get(hyperlink.get(f"{{{R}}}id", ""))
        if to is None or not to.external:
            self._report.count("link")
            return ""
        anchor = hyperlink.get(w("anchor"), "")
        return self._safe(f"{to.target}#{anchor}" if anchor and "#" not in to.target else to.target)

    def _safe(self, address: str) -> str:
        found = safe_link(address)
        if not found:
            self._report.count("link", address)
        return found

    def _symbol(self, symbol: Element, look: RunLook, link: str) -> None:
        font, char = symbol.get(w("font"), ""), symbol.get(w("char"), "")
        try:
            number = int(char, 16)
        except ValueError:
            return
        self._say(self._sign(font, number), look, link)

    def _sign(self, font: str, number: int) -> str:
        """What the sign of a font of signs is in Unicode."""
        known = dingbats.get((font, number)) or dingbats.get((font, number & 0xFF))
        if not known:
            self._report.count("symbol")
        return chr(known) if known else ""

    def _equation(self, equation: Element, link: str) -> None:
        text = "".join(one.text or "" for one in equation.iter() if name_of(one) == "t")
        if text.strip():
            self._report.count("equation", text)
            self._say(text, _PLAIN, link)

    def _graphic(self, element: Element) -> None:
        found = read_graphic(element, self._report)
        self._boxes += found.boxes
        for relationship, description in found.pictures:
            to = self._relationships.get(relationship)
            if to is None or to.external:
                self._report.count("linked")
                continue
            self._atoms.append(Atom("picture", str(len(self._pictures))))
            self._pictures.append(Picture(to.target, description))


def words_in(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter() if one.tag in (w("t"), w("delText")))
