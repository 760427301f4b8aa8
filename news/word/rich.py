"""From mammoth's HTML to what the editor's paragraphs hold."""

import re
from html import escape

from bs4 import NavigableString, PageElement, Tag

from news.text import clean_text

_NAMES = {"strong": "b", "em": "i", "ul": "ul", "ol": "ol", "li": "li"}
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SMALL = {"sup": (_RAISED, re.compile(r"[\d+\-=()n]+")), "sub": (_LOWERED, re.compile(r"[\d+\-=()]+"))}
_GAPS = re.compile(r"[ \t\r\n]+")


def rich_text(element: Tag, *, outer: bool = False) -> str:
    """Bold, italic, links, lists and line ends of `element`; with its own tag where `outer`."""
    html = _of(element) if outer else _inside(element)
    html = _GAPS.sub(" ", html)
    html = re.sub(r"(?:<br/>){2,}", "<br/>", re.sub(r" ?<br/> ?", "<br/>", html))
    html = html.strip(" ").removeprefix("<br/>").removesuffix("<br/>").strip(" ")
    return html.replace(" </li>", "</li>").replace(" </p>", "</p>")


def text_of(element: Tag) -> str:
    """The words alone, with single spaces."""
    parts = []
    for one in element.descendants:
        if isinstance(one, NavigableString):
            parts.append(_small(one))
        elif isinstance(one, Tag) and one.name in ("br", "p", "li", "td", "th", "tr"):
            parts.append(" ")
    return " ".join(clean_text("".join(parts)).split())


def _inside(element: Tag) -> str:
    return "".join(_of(child) for child in element.children)


def _of(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        return escape(clean_text(_small(node)), quote=False)
    if not isinstance(node, Tag):
        return ""
    if node.name == "br":
        return "<br/>"
    inside = _inside(node)
    href = str(node.get("href", "")) if node.name == "a" else ""
    if href and not href.startswith("#"):
        return f'<a href="{escape(href)}">{inside}</a>' if inside.strip() else inside
    name = _NAMES.get(node.name)
    if name in ("b", "i") and not inside.strip():
        return inside
    return f"<{name}>{inside}</{name}>" if name else inside


def _small(string: NavigableString) -> str:
    """Raised and lowered figures stay so: m², CO₂; a note's number stays in its brackets."""
    text = str(string)
    for parent in string.parents:
        if parent.name in _SMALL and not text.startswith("["):
            table, signs = _SMALL[parent.name]
            if signs.fullmatch(text.strip()):
                return text.translate(table)
    return text
