"""Turns the texts of an article that are in TCVN3 or VNI into Unicode, and nothing else of it."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, NavigableString

from news.models.article import ArticlePage
from news.models.photo import Photo
from news.review.draft import read
from news.text.legacy import Encoding, detect, to_unicode
from news.text.rich import AS_WRITTEN

_FIELDS = ("title", "lead", "source")
_LINES = ["p", "li"]


def convert(article: ArticlePage) -> int:
    """How many texts of `article`, which is not saved, became Unicode."""
    texts = _Texts({encoding for passage in read(article).passages if (encoding := detect(passage.text))})
    for name in _FIELDS:
        setattr(article, name, texts.plain(getattr(article, name)))
    body = [{**child, "value": texts.block(child["type"], child["value"])} for child in article.body.raw_data]
    if texts.changed:
        article.body = body
    return texts.changed


@dataclass
class _Texts:
    """`used` are the encodings surely found in the article: there, one single word is enough."""

    used: set[Encoding]
    changed: int = field(default=0, init=False)

    def plain(self, text: str) -> str:
        encoding = detect(text) or detect(text, enough=1)
        if encoding not in self.used:
            return text
        self.changed += 1
        return to_unicode(text, encoding)

    def rich(self, html: str) -> str:
        soup = BeautifulSoup(html, "html.parser")
        for line in soup(_LINES) or [soup]:
            encoding = detect(line.get_text()) or detect(line.get_text(), enough=1)
            if encoding in self.used and not line.find(_LINES):
                self.changed += 1
                for piece in line.find_all(string=True):
                    piece.replace_with(NavigableString(to_unicode(piece, encoding)))
        return soup.decode(formatter=AS_WRITTEN)

    def block(self, kind: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.rich(value) if kind == "paragraph" else self.plain(value)
        if isinstance(value, list):
            return [self.block(kind, part) for part in value]
        if not isinstance(value, dict):
            return value
        words = {**value, "caption": value["caption"] or _caption_of(value["photo"])} if "photo" in value else value
        converted = {name: self.block(kind, part) for name, part in words.items()}
        if words is not value and converted["caption"] == words["caption"]:
            converted["caption"] = value["caption"]
        return converted


def _caption_of(photo: Any) -> str:
    """The photo's own, which this article then shows in words of its own: other articles show it too."""
    found: Photo | None = Photo.objects.filter(pk=photo).first()
    return found.caption if found else ""
