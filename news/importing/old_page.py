"""Reads a page of the old site, saved as text: what is article, and what the site's furniture."""

import re
from dataclasses import dataclass, field

from news.text import clean_text

FURNITURE = ("thông tin mới nhất", "thống kê truy cập", "tin liên quan", "các tin khác", "đăng nhập")
CAPTION_WORDS = 13  # the longest caption seen; body paragraphs of the old site are longer
BYLINE_WORDS = 8
_VIEWS = re.compile(r"^lượt xem\s*:\s*([\d.,]+)$", re.IGNORECASE)
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";", "”", '"')


class Unreadable(ValueError):
    """The text is no page of the old site; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Part:
    """`kind` is `paragraph`, `heading` or `captions`; `texts` has one entry, or one for each photo."""

    kind: str
    texts: tuple[str, ...]


@dataclass
class OldPage:
    title: str
    views: int
    lead: str
    parts: list[Part] = field(default_factory=list)
    byline: str = ""

    @property
    def captions(self) -> list[str]:
        return [text for part in self.parts if part.kind == "captions" for text in part.texts]


def read_old_page(text: str) -> OldPage:
    """Title, `Lượt xem`, lead, paragraphs, captions in their order, and byline of one saved page.

    Blocks are separated by empty lines. Lines that stand together, and short lone sentences between
    paragraphs, are the captions of photos; whatever follows the first line of furniture is left out.
    Raises `Unreadable` where there is no title or no text.
    """
    blocks = _blocks(_above_furniture(clean_text(text)))
    if not blocks:
        raise Unreadable("Tệp không có chữ nào của bài viết.")
    title, *rest = blocks[0]
    blocks = [rest, *blocks[1:]] if rest else blocks[1:]
    views = 0
    for block in blocks[:2]:
        for line in block:
            if found := _VIEWS.match(line):
                views = int(re.sub(r"\D", "", found[1]))
                if views >= 10**9:
                    raise Unreadable(f"Số lượt xem {found[1]} quá lớn, không thể đúng.")
                block.remove(line)
                break
    blocks = [block for block in blocks if block]
    if not blocks:
        raise Unreadable("Tệp chỉ có tiêu đề, không có lời dẫn và nội dung.")
    byline = ""
    if len(blocks) > 1 and _is_byline(blocks[-1]):
        byline = blocks.pop()[0]
    # Where title, views and lead stand without empty lines between them, the lead is the next line.
    lead, *more = blocks[0]
    parts = [Part("paragraph", (line,)) for line in more]
    return OldPage(title, views, lead, parts + [part for block in blocks[1:] for part in _parts(block)], byline)


def _above_furniture(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    for number, line in enumerate(lines):
        if line.lower().rstrip(":") in FURNITURE:
            return lines[:number]
    return lines


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_byline(block: list[str]) -> bool:
    line = block[0]
    return len(block) == 1 and len(line.split()) <= BYLINE_WORDS and not line.endswith(_ENDS_SENTENCE)


def _parts(block: list[str]) -> list[Part]:
    short = [len(line.split()) <= CAPTION_WORDS for line in block]
    if all(short):
        if len(block) == 1 and not block[0].endswith(_ENDS_SENTENCE):
            return [Part("heading", (block[0],))]
        return [Part("captions", tuple(block))]
    return [Part("paragraph", (line,)) for line in block]
