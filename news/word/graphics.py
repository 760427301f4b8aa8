"""What hangs in a run besides words: pictures, text boxes, charts, embedded things."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from news.word.markup import DGM, MC, WP, A, C, O, R, V, name_of, w
from news.word.report import Report

_LINES = {"line", "straightConnector1"}
_NO_WORDS = re.compile(
    r"^(?:[A-Za-z]:[\\/].*|.*\.(?:jpe?g|png|gif|bmp|tiff?|heic)|(?:picture|image|hình ảnh|ảnh)\s*\d*)$", re.I
)
_BY_MACHINE = re.compile(r"description automatically generated|tự động tạo|tạo tự động", re.I)


@dataclass
class Graphic:
    """`pictures` are pairs of a relationship and a description; `boxes` hold paragraphs."""

    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_graphic(element: Element, report: Report) -> Graphic:
    """What a `w:drawing`, `w:pict`, `w:object` or a choice between them shows."""
    found = Graphic()
    kinds = set()
    description, other = "", False
    for one in seen_in(element):
        kind = name_of(one)
        kinds.add(kind)
        if one.tag == f"{{{WP}}}docPr":
            description = _words(one.get("descr", ""))
        elif one.tag == f"{{{A}}}blip":
            if one.get(f"{{{R}}}embed"):
                found.pictures.append((one.get(f"{{{R}}}embed", ""), description))
            elif one.get(f"{{{R}}}link"):
                report.count("linked")
        elif one.tag == f"{{{A}}}srcRect" and any(one.get(side, "0") not in ("0", "") for side in "lrtb"):
            report.count("cropped")
        elif one.tag == f"{{{V}}}imagedata":
            found.pictures.append((one.get(f"{{{R}}}id", ""), _words(one.get(f"{{{O}}}title", ""))))
        elif one.tag == w("txbxContent"):
            found.boxes.append(one)
        elif one.tag == f"{{{O}}}OLEObject":
            report.count("object", one.get("ProgID", ""))
            return Graphic(boxes=found.boxes)
        elif one.tag == f"{{{C}}}chart":
            report.count("chart")
            other = True
        elif one.tag == f"{{{DGM}}}relIds":
            report.count("diagram")
            other = True
        elif (one.tag == f"{{{A}}}prstGeom" and one.get("prst") in _LINES) or one.get(f"{{{O}}}hr") is not None:
            other = True
    if not (found.pictures or found.boxes or other or kinds & {"line", "blip"}):
        report.count("shape")
    return found


def seen_in(element: Element) -> Iterator[Element]:
    """`element` and what is below it; of alternatives the newest, of text boxes only the box."""
    if element.tag == f"{{{MC}}}AlternateContent":
        yield from seen_in(chosen(element))
        return
    yield element
    if element.tag != w("txbxContent"):
        for child in element:
            yield from seen_in(child)


def chosen(alternatives: Element) -> Element:
    choice = alternatives.find(f"{{{MC}}}Choice")
    fallback = alternatives.find(f"{{{MC}}}Fallback")
    if choice is None or (fallback is not None and not len(choice)):
        choice = fallback
    return Element("nothing") if choice is None else choice


def _words(description: str) -> str:
    """A description somebody wrote; Word also puts file names and guesses there."""
    text = " ".join(description.split())
    return "" if _NO_WORDS.match(text) or _BY_MACHINE.search(text) else text[:255]
