"""The form of a page as the admin prints it."""

from html.parser import HTMLParser
from typing import Any

from django.http import QueryDict
from django.test import Client


class _Form(HTMLParser):
    """Collects what a browser would send of the form with the id `page-edit-form`."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.values, self.textarea, self.select = False, QueryDict(mutable=True), "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name") or ""
        if tag == "form":
            self.inside = told.get("id") == "page-edit-form"
        elif not self.inside or (tag != "option" and not name):
            return
        elif tag == "textarea":
            self.textarea = name
            self.values.setdefault(name, "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in told:
            self.values.appendlist(self.select, told.get("value") or "")
        elif tag == "input" and (told.get("type") not in ("checkbox", "radio") or "checked" in told):
            self.values.appendlist(name, told.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self.textarea:
            # The parser hands a text over in pieces; the first line end is the markup's.
            written = self.values[self.textarea] + data
            self.values[self.textarea] = written

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.values[self.textarea] = self.values[self.textarea].removeprefix("\n") if self.textarea else ""
            self.textarea = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What the browser would send of the page's form at `address`; nothing where there is none.

    The body stays empty: only scripts write its blocks.
    """
    answer = client.get(address)
    if answer.status_code != 200:
        return {}
    form = _Form()
    form.feed(answer.content.decode())
    sent = {name: values if len(values) > 1 else values[0] for name, values in form.values.lists() if values}
    return {"body-count": "0", **sent}
