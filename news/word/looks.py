"""What styles come to: how a paragraph and its words look once everything inherited is counted in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from news.word.markup import A, switched, value, w

_BODY_LEVEL = 9
_MOST_INHERITED = 20
_DEEPER = re.compile(r"list (?:bullet|number) ([2-9])$")


@dataclass(frozen=True)
class RunLook:
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    raised: str = ""  # superscript, subscript
    ascii_font: str = ""
    other_font: str = ""


@dataclass(frozen=True)
class ParagraphLook:
    """`level` is the heading's, from 0; `names` those of the style and of what it is based on, in lower case."""

    names: tuple[str, ...] = ()
    level: int | None = None
    align: str = ""
    list_id: str = ""
    list_level: int = 0

    @property
    def depth(self) -> int:
        """How deep a list item stands: styles such as `List Bullet 2` begin a list of their own to say so."""
        named = [int(found[1]) - 1 for name in self.names if (found := _DEEPER.match(name))]
        return max([self.list_level, *named])


class Looks:
    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        found = [] if styles is None else list(styles.iter(w("style")))
        self._styles = {one.get(w("styleId"), ""): one for one in found}
        self._default = {one.get(w("type"), ""): one.get(w("styleId"), "") for one in found if _is_default(one)}
        self._theme = _theme_fonts(theme)
        defaults = None if styles is None else styles.find(w("docDefaults"))
        self._plain = self._run(RunLook(), None if defaults is None else defaults.find(f"{w('rPrDefault')}/{w('rPr')}"))
        self._known: dict[str, RunLook] = {}

    def paragraph(self, properties: Element | None) -> ParagraphLook:
        look = ParagraphLook()
        style = value(properties, "pStyle") or self._default.get("paragraph", "")
        for one in reversed(list(self._chain(style))):
            name = (value(one, "name") or "").lower()
            look = _paragraph(replace(look, names=(name, *look.names)), one.find(w("pPr")))
        return _paragraph(look, properties)

    def run(self, paragraph: Element | None, properties: Element | None) -> RunLook:
        """The look of a run with `properties` in a paragraph with those of `paragraph`."""
        base = self._styled(self._plain, value(paragraph, "pStyle") or self._default.get("paragraph", ""))
        return self._run(self._styled(base, value(properties, "rStyle") or ""), properties)

    def _styled(self, look: RunLook, style: str) -> RunLook:
        if not style:
            return look
        for one in reversed(list(self._chain(style))):
            look = self._run(look, one.find(w("rPr")))
        return look

    def _chain(self, style: str) -> Iterator[Element]:
        for _ in range(_MOST_INHERITED):
            one = self._styles.get(style)
            if one is None:
                return
            yield one
            style = value(one, "basedOn") or ""

    def _run(self, look: RunLook, properties: Element | None) -> RunLook:
        if properties is None:
            return look
        said = {"bold": switched(properties, "b"), "italic": switched(properties, "i")}
        said["hidden"] = switched(properties, "vanish")
        look = replace(look, **{name: on for name, on in said.items() if on is not None})  # type: ignore[arg-type]
        if (raised := value(properties, "vertAlign")) is not None:
            look = replace(look, raised=raised if raised in ("superscript", "subscript") else "")
        fonts = properties.find(w("rFonts"))
        if fonts is not None:
            look = replace(
                look,
                ascii_font=self._font(fonts, "ascii") or look.ascii_font,
                other_font=self._font(fonts, "hAnsi") or look.other_font,
            )
        return look

    def _font(self, fonts: Element, slot: str) -> str:
        return self._theme.get(fonts.get(w(f"{slot}Theme"), ""), "") or fonts.get(w(slot), "")


def _is_default(style: Element) -> bool:
    return style.get(w("default")) in ("1", "true", "on")


def _theme_fonts(theme: Element | None) -> Mapping[str, str]:
    fonts = {}
    for kind in () if theme is None else ("major", "minor"):
        latin = theme.find(f".//{{{A}}}{kind}Font/{{{A}}}latin")  # type: ignore[union-attr]
        if latin is not None:
            fonts[f"{kind}Ascii"] = fonts[f"{kind}HAnsi"] = latin.get("typeface", "")
    return fonts


def _paragraph(look: ParagraphLook, properties: Element | None) -> ParagraphLook:
    if properties is None:
        return look
    if (level := value(properties, "outlineLvl")) is not None:
        look = replace(look, level=int(level) if level.isdecimal() and int(level) < _BODY_LEVEL else None)
    if (align := value(properties, "jc")) is not None:
        look = replace(look, align="right" if align == "end" else align)
    if (list_id := value(properties, "numPr/numId")) is not None:
        look = replace(look, list_id="" if list_id == "0" else list_id)
    if (place := value(properties, "numPr/ilvl")) is not None and place.isdecimal():
        look = replace(look, list_level=min(int(place), 8))
    return look
