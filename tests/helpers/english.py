"""English words in what a page shows, says to a screen reader or hands to its scripts."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag
from catalogues import texts

KEPT = {
    *("wagtail", "javascript", "english", "contact", "excel", "word", "asia", "unicode"),  # names
    *("api", "csv", "html", "id", "json", "pdf", "url", "utc", "xlsx", "zip"),  # as Vietnamese offices write them
    *("web", "cookie", "slug"),
    *("byte", "kb", "mb", "gb"),  # units
    *("alt", "ctrl", "enter", "esc", "shift", "tab"),  # keys
}
_ONSET = "b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_VOWELS = "a|e|i|o|u|y|[aeo]o|[aeou]u|[aou]i|[au]y|i[aeu]|ieu|o[ae]|oa[iy]|u[aey]|u[oy][ai]?|uye|uou|ye|yeu"
_CODA = "c|ch|m|n|ng|nh|p|t"
SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_VOWELS})(?:{_CODA})?", re.I)
WORD = re.compile(r"(?<![\w./@#&=:-])[^\W\d_]+(?![\w/@#=]|[.:-]\w|://)")
# What stands for something else, or belongs to machines: placeholders, tags, entities.
MARKUP = re.compile(r"%\(\w+\)\w|%\w|\{[^{}]*\}|<[^<>]*>|&\w+;")
# A word that begins small and stands alone, or is all capitals, is an identifier in the data of scripts.
IDENTIFIER = re.compile(r"[a-z_]\S*|[A-Z_]+|[^\s<]*[#>*:^[]\S*")
READ_ALOUD = {"alt", "aria-description", "aria-label", "aria-valuetext", "label", "placeholder", "title"}
CODE = re.compile("data-(controller|action|.*style)")
BUTTONS = ("submit", "button", "reset")


def is_word(text: str) -> bool:
    return text.isascii() and len(text) > 1 and text.lower() not in KEPT and not SYLLABLE.fullmatch(text)


@cache
def interface_words() -> frozenset[str]:
    """The words that the installed packages speak in English, but for those that could be Vietnamese."""
    spoken = (MARKUP.sub(" ", text) for entry in texts() for text in entry.message[1:] if text)
    return frozenset(word.lower() for text in spoken for word in WORD.findall(text) if is_word(word))


def english_of(text: str) -> set[str]:
    return {word for word in WORD.findall(MARKUP.sub(" ", text)) if word.lower() in interface_words()}


def in_page(html: str) -> dict[str, set[str]]:
    """English words by the text where they stand."""
    return _found(_of_page(html))


def in_data(data: Any) -> dict[str, set[str]]:
    """The same for the JSON that dialogs and blocks are made of."""
    return _found(_of_data(data))


def _found(read: Iterator[str]) -> dict[str, set[str]]:
    return {" ".join(text.split())[:80]: words for text in read if (words := english_of(text))}


def _of_page(html: str) -> Iterator[str]:
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        if element.name in ("style", "code") or any(each.get("lang") == "en" for each in (element, *element.parents)):
            continue
        if element.name == "script":
            if "json" in element.get("type", ""):
                yield from _of_data(json.loads(element.string or "null"))
            continue
        if element.has_attr("data-side-panel-toggle-counter") and element.has_attr("hidden"):
            continue  # Wagtail's scripts write the number before they show it
        for text in element.find_all(string=True, recursive=False):
            if not isinstance(text, PreformattedString):  # comments
                yield text
        yield from _of_attributes(element)


def _of_attributes(element: Tag) -> Iterator[str]:
    for name, value in element.attrs.items():
        if name in READ_ALOUD or (name == "value" and element.name == "input" and element.get("type") in BUTTONS):
            yield str(value)
        elif name.startswith("data-") and not CODE.fullmatch(name) and value != "None":
            yield from _of_data(value)


def _of_data(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = [value for name, value in data.items() if name != "_type"]
    if isinstance(data, list):
        for value in data:
            yield from _of_data(value)
    elif isinstance(data, str) and not IDENTIFIER.fullmatch(data):
        try:
            inner = json.loads(data)
        except ValueError:
            yield from _of_page(data) if "</" in data or data.startswith("<") else (data,)
        else:
            yield from _of_data(inner)
