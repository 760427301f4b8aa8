"""Numbers that Word writes by itself: lists, and headings that count."""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from news.word.looks import RunLook
from news.word.markup import value, w
from news.word.model import Atom, Block, Document, Paragraph, Table, paragraphs_of
from news.word.report import Report

DEEPEST = 4  # level from 0, as deep as the editor goes
_ROUNDS = 10
_PLACE = re.compile(r"%(\d)")
_LETTERS = ("lowerLetter", "lowerRoman")


@dataclass(frozen=True)
class Level:
    format: str
    text: str  # `%1.%2.`
    start: int

    def is_plain(self, level: int) -> bool:
        """Whether the page's own list shows the same."""
        bare = re.fullmatch(rf"\(?%{level + 1}[.)]?\)?", self.text) is not None
        return bare and (self.format == "decimal" or (level > 0 and self.format in _LETTERS))


@dataclass
class _Item:
    paragraph: Paragraph
    list: tuple[str, int]  # the abstract list and the level
    definition: Level
    number: int
    label: str


class Numbering:
    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else list(root.iter(w("abstractNum")))
        self._abstract = {one.get(w("abstractNumId"), ""): one for one in found}
        self._by_style = {link: key for key, one in self._abstract.items() if (link := value(one, "styleLink"))}
        self._known: dict[tuple[str, int], Level | None] = {}
        self._nums = {one.get(w("numId"), ""): one for one in (() if root is None else root.iter(w("num")))}

    def abstract_of(self, list_id: str) -> str:
        key = value(self._nums.get(list_id), "abstractNumId") or ""
        link = value(self._abstract.get(key), "numStyleLink")
        return self._by_style.get(link, key) if link else key

    def level(self, list_id: str, level: int) -> Level | None:
        if (list_id, level) not in self._known:
            self._known[list_id, level] = self._level(list_id, level)
        return self._known[list_id, level]

    def _level(self, list_id: str, level: int) -> Level | None:
        override = self._override(list_id, level)
        within = None if override is None else override.find(w("lvl"))
        found = within if within is not None else self._in_abstract(self.abstract_of(list_id), level)
        if found is None:
            return None
        start = value(override, "startOverride") or value(found, "start") or "1"
        return Level(value(found, "numFmt") or "decimal", value(found, "lvlText") or "", _number(start))

    def restarts(self, list_id: str, level: int) -> bool:
        return value(self._override(list_id, level), "startOverride") is not None

    def _override(self, list_id: str, level: int) -> Element | None:
        num = self._nums.get(list_id)
        found = [] if num is None else num.findall(w("lvlOverride"))
        return next((one for one in found if one.get(w("ilvl")) == str(level)), None)

    def _in_abstract(self, key: str, level: int) -> Element | None:
        abstract = self._abstract.get(key)
        found = [] if abstract is None else abstract.findall(w("lvl"))
        return next((one for one in found if one.get(w("ilvl"), "0") == str(level)), None)


def number(document: Document, numbering: Numbering, report: Report) -> None:
    """Makes list items of what a page's list shows alike, and writes all other numbers into the words."""
    items: dict[int, _Item] = {}
    counters = _Counters(numbering)
    for blocks in document.texts:
        for paragraph in paragraphs_of(blocks):
            _count(paragraph, counters, items)
    written = {item.list for item in items.values() if not item.definition.is_plain(item.list[1])}
    written |= {item.list for item in items.values() if item.paragraph.kind in ("heading", "title")}
    # Taking one list out parts another.
    for _ in range(_ROUNDS):
        differing: set[tuple[str, int]] = set()
        for blocks in document.texts:
            _set_levels(blocks, items, written, differing)
        if not differing - written:
            break
        written |= differing
    else:
        written |= {item.list for item in items.values()}
        for blocks in document.texts:
            _set_levels(blocks, items, written, set())
    for item in items.values():
        if item.list in written:
            item.paragraph.item = None
            if item.label:
                item.paragraph.atoms.insert(0, Atom("text", f"{item.label} ", _first_look(item.paragraph)))
                report.count("numbered")
        elif item.definition.format in _LETTERS:
            report.count("letters")


def _first_look(paragraph: Paragraph) -> RunLook:
    return next((atom.look for atom in paragraph.atoms if atom.kind == "text"), RunLook())


def _count(paragraph: Paragraph, counters: "_Counters", items: dict[int, _Item]) -> None:
    look = paragraph.look
    if not look.list_id or not any(atom.kind != "break" for atom in paragraph.atoms):
        return
    definition = counters.numbering.level(look.list_id, look.list_level)
    if definition is None:
        return
    level = look.list_level
    if definition.format == "bullet":
        if paragraph.kind not in ("heading", "title"):
            paragraph.item = (False, min(look.depth, DEEPEST))
        return
    count, label = counters.next(look.list_id, level, definition)
    if definition.format == "none" or (not definition.text and paragraph.kind in ("heading", "title")):
        return
    paragraph.item = (True, min(look.depth, DEEPEST))
    items[id(paragraph)] = _Item(
        paragraph, (counters.numbering.abstract_of(look.list_id), level), definition, count, label
    )


class _Counters:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self._now: dict[str, dict[int, int]] = defaultdict(dict)
        self._met: set[tuple[str, int]] = set()

    def next(self, list_id: str, level: int, definition: Level) -> tuple[int, str]:
        """The number of the next item, and how Word writes it."""
        now = self._now[self.numbering.abstract_of(list_id)]
        if (list_id, level) not in self._met and self.numbering.restarts(list_id, level):
            now.pop(level, None)
        self._met.add((list_id, level))
        now[level] = now[level] + 1 if level in now else definition.start
        for deeper in [one for one in now if one > level]:
            del now[deeper]

        def written(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            said = self.numbering.level(list_id, place)
            first = said.start if said else 1
            return formatted(now.get(place, first), said.format if said else "decimal")

        return now[level], _PLACE.sub(written, definition.text)


def _shown(paragraph: Paragraph, items: dict[int, _Item], written: set[tuple[str, int]]) -> bool:
    item = items.get(id(paragraph))
    return item is None or item.list not in written


def _set_levels(
    blocks: list[Block], items: dict[int, _Item], written: set[tuple[str, int]], differing: set[tuple[str, int]]
) -> None:
    """Gives items the levels that a page can nest; notes the lists whose numbers the page would count otherwise."""
    open_lists: list[_Open] = []
    for block in blocks:
        if isinstance(block, Table):
            open_lists = []
            for row in block.rows:
                for cell in row.cells:
                    _set_levels(cell.blocks, items, written, differing)
            continue
        if block.item is None or not _shown(block, items, written):
            open_lists = []
            continue
        numbered, depth = block.item[0], block.look.depth
        around = [one for one in open_lists if one.depth < depth][:DEEPEST]
        here = next((one for one in open_lists if one.depth == depth), None)
        # The editor begins a list anew after one of the other kind, even where that is nested.
        goes_on = here is not None and here.numbered == open_lists[-1].numbered == numbered
        count = here.count + 1 if here is not None and goes_on else 1
        open_lists = [*around, _Open(depth, numbered, count)]
        block.item = (numbered, len(around))
        if numbered and items[id(block)].number != count:
            differing.add(items[id(block)].list)


@dataclass
class _Open:
    depth: int
    numbered: bool
    count: int


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def formatted(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        # Word goes on with aa, bb, cc.
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman"):
        return _roman(count).lower() if kind == "lowerRoman" else _roman(count)
    return f"{count:02}" if kind == "decimalZero" else str(count)


_ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")]
_ROMAN += [(9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def _roman(count: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (count // worth)
        count %= worth
    return text
