"""What no editor's form lets through: code in texts, links that nobody sees, signs that take no room."""

import html
import re
from collections.abc import Iterator

from news.watch.thing import Said

# Of rich text, as `news.text.rich` leaves it.
TAGS = {"p", "li", "ul", "ol", "b", "strong", "i", "em", "a", "br"}
ATTRIBUTES = {"href", "linktype", "id", "data-block-key"}
_ANY_TAG = re.compile(r"<\s*/?\s*([a-zA-Z][\w-]*)([^>]*)>?")
_NAME = re.compile(r"""([\w:-]+)\s*(?:=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)|(?=\s|/|$))""")
_CODE = re.compile(r"<\s*(?:script|iframe|style|object|embed|svg|meta|link|form|base|img)\b", re.IGNORECASE)
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_UNSEEN = "\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f"
_WITHIN_WORD = re.compile(rf"(?<=\w)[{_UNSEEN}]+(?=\w)")
_MANY = re.compile(rf"[{_UNSEEN}]")
TOLERATED = 4  # as some programs leave around names


def hidden(said: Said) -> Iterator[tuple[str, str]]:
    """Pairs of what it is and what shows it."""
    text = said.text
    if said.rich:
        yield from _odd_code(text)
        for attributes, inner in _LINK.findall(text):
            if "href" in attributes and not _visible(inner):
                yield "liên kết không nhìn thấy được", attributes.strip()[:120]
    elif found := _CODE.search(text):
        yield f"mã {found[0]}…>", text[max(found.start() - 20, 0) : found.end() + 60]
    plain = html.unescape(text)
    if found := _WITHIN_WORD.search(plain):
        yield "ký tự vô hình giữa chữ", _MANY.sub("·", plain[max(found.start() - 20, 0) : found.end() + 20])
    elif len(_MANY.findall(plain)) > TOLERATED:
        yield "nhiều ký tự vô hình", _MANY.sub("·", plain)[:120]


def _odd_code(text: str) -> Iterator[tuple[str, str]]:
    for name, rest in _ANY_TAG.findall(text):
        odd = {found.lower() for found in _NAME.findall(rest)} - ATTRIBUTES
        if name.lower() not in TAGS:
            yield f"mã <{name.lower()}>", f"<{name}{rest}>"[:120]
        elif odd:
            yield f"thuộc tính {', '.join(sorted(odd))}", f"<{name}{rest}>"[:120]


def _visible(inner: str) -> bool:
    return len(re.findall(r"\w", _MANY.sub("", html.unescape(re.sub(r"<[^>]*>", "", inner))))) > 1
