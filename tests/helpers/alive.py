"""What of somebody's text has become part of a page, as a browser's parser sees it."""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as Xml

from payloads import COMPUTED, MARK, RAN
from selectolax.lexbor import LexborHTMLParser, LexborNode

RUNS = re.compile(r"[\x00-\x20]*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data\s*:\s*text/html)", re.IGNORECASE)
LEADS = {"href", "src", "action", "formaction", "data", "xlink:href", "poster", "background", "srcdoc", "content"}
# Of feeds and of JSON: what their readers take for HTML.
HTML_IN_DATA = re.compile(r"html|form$", re.IGNORECASE)
HTML_IN_RSS = {"description", "encoded"}


def alive(text: str) -> list[str]:
    """Each a short piece of the page."""
    return sorted({" ".join(piece.split())[:160] for piece in _in_html(text)})


def alive_in_data(text: str) -> list[str]:
    found: set[str] = set()
    for name, value in _strings("", json.loads(text)):
        if HTML_IN_DATA.search(name):
            found.update(f"{name}: {piece}" for piece in alive(value))
    return sorted(found)


def alive_in_xml(text: str) -> list[str]:
    found: set[str] = set()
    try:
        root = Xml.fromstring(text.encode())
    except Xml.ParseError as broken:
        return [f"{broken}: {text[:120]}"]
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if any(MARK in part for part in (name, *element.attrib)):
            found.add(f"<{name} {element.attrib}>"[:160])
        if (element.get("type") == "html" or name in HTML_IN_RSS) and element.text:
            found.update(f"{name}: {piece}" for piece in alive(element.text))
    return sorted(found)


def _in_html(text: str) -> Iterator[str]:
    tree = LexborHTMLParser(text)
    yield from (f"computed: {sign}" for sign in COMPUTED if sign in text)
    for node in tree.root.traverse(include_text=False) if tree.root else ():
        if node.tag == "template":
            yield from _in_html(node.inner_html or "")
        yield from _of_element(node)


def _of_element(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        told = value or ""
        if (
            MARK in name
            or (name.startswith("on") and RAN in told)
            or (name == "srcdoc" and RAN in told)
            or (name in LEADS and RUNS.match(told))
        ):
            yield f"<{node.tag} {name}={told}"
    if node.tag in ("script", "style"):
        inside = node.text(deep=True)
        is_data = "json" in (node.attributes.get("type") or "")
        if (MARK in inside or RAN in inside) and (not is_data or "<" in inside or not _is_json(inside)):
            yield f"<{node.tag}>{inside[max(0, inside.find(MARK) - 40) :]}"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _strings(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(str(key), part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(name, part)
