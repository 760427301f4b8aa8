"""XML as text: every value escaped, what no document may hold left out."""

import re
from xml.etree import ElementTree

# Titles are clean, but a name of an older row may not be.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def put(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """A new last child of `parent`."""
    clean = {name: _FORBIDDEN.sub("", value) for name, value in attributes.items()}
    child = ElementTree.SubElement(parent, tag, clean)
    child.text = _FORBIDDEN.sub("", text) or None
    return child


def document(root: ElementTree.Element) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="utf-8")
