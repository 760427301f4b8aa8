"""What sources hand to gettext, read without the gettext tools."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation.template import templatize

# Where the context, the text and its plural stand among a call's arguments.
PLACES: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
STRING = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALL = re.compile(rf"(?<!\w)(?:_|n?p?gettext)\({STRING}(?:, *{STRING})*", re.S)


class Message(NamedTuple):
    context: str | None
    text: str
    plural: str | None = None


def of_python(source: str) -> Iterator[Message]:
    if "gettext" not in source and "_(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name: str = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        places = PLACES.get(name.removesuffix("_lazy"))
        constants = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
        if places is None or not constants:
            continue
        context, text, plural = (constants[at] if at is not None and at < len(constants) else None for at in places)
        if isinstance(text, str) and text:
            yield Message(context, text, plural)


def of_template(source: str) -> Iterator[Message]:
    """Django itself rewrites a template as calls of gettext, with everything else crossed out."""
    for call in CALL.findall(templatize(source)):
        yield from of_python(f"{call})")
