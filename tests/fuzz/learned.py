"""What an address has to say about itself: the names that its view reads, and the form that it prints."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import QueryDict

MOST_NAMES = 400
READERS = ("__getitem__", "__contains__", "get", "getlist", "pop")

Pair = tuple[str, str]


@dataclass(frozen=True)
class Learned:
    address: str
    names: tuple[str, ...]
    form: tuple[Pair, ...]
    files: tuple[str, ...]


@contextmanager
def names_read() -> Iterator[dict[str, None]]:
    """All names that are looked for in a query or a form, in the order of the first look."""
    names: dict[str, None] = {}
    before = {reader: getattr(QueryDict, reader) for reader in READERS}

    def watched(reader: str) -> Callable[..., Any]:
        def read(self: QueryDict, name: Any, *others: Any) -> Any:
            if isinstance(name, str) and name != "csrfmiddlewaretoken" and len(names) < MOST_NAMES:
                names.setdefault(name)
            return before[reader](self, name, *others)

        return read

    for reader in READERS:
        setattr(QueryDict, reader, watched(reader))
    try:
        yield names
    finally:
        for reader, method in before.items():
            setattr(QueryDict, reader, method)


def form_in(page: str) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """What a browser would send of the page's largest form that is posted; and the names of its files."""
    html = _html_of(page)
    if "<form" not in html:
        return (), ()
    forms = [form for form in BeautifulSoup(html, "html.parser").find_all("form") if _is_posted(form)]
    largest = max(forms, key=lambda form: len(form.find_all(attrs={"name": True})), default=None)
    return ((), ()) if largest is None else (tuple(_pairs(largest)), tuple(_files(largest)))


def _html_of(page: str) -> str:
    """The choosers of the admin print theirs into JSON."""
    if not page.startswith("{"):
        return page
    told = json.loads(page)
    return str(told.get("html", ""))


def _is_posted(form: Tag) -> bool:
    return str(form.get("method", "")).lower() == "post"


def _pairs(form: Tag) -> Iterator[Pair]:
    for field in form.find_all(["input", "textarea", "select", "button"], attrs={"name": True}):
        name, kind = str(field["name"]), str(field.get("type", ""))
        if name == "csrfmiddlewaretoken":
            continue  # a header says it, else nothing could be asked that does not come from this very page
        if field.name == "select":
            options = field.find_all("option", selected=True) or field.find_all("option")[:1]
            yield from ((name, str(option.get("value", ""))) for option in options)
        elif field.name == "textarea":
            yield name, field.get_text()
        elif kind != "file" and (kind not in ("checkbox", "radio") or field.has_attr("checked")):
            yield name, str(field.get("value", ""))


def _files(form: Tag) -> Iterator[str]:
    return (str(field["name"]) for field in form.find_all("input", type="file", attrs={"name": True}))
