"""The documents that an article offers."""

import re
from collections.abc import Iterator
from typing import Any

from wagtail.blocks import RichTextBlock

from news.models.article import ArticlePage
from news.models.attachment import Attachment

_LINKS = re.compile(r"<a [^>]*>")
_DOCUMENT = re.compile(r'linktype="document"')
_ID = re.compile(r'\bid="(\d{1,18})"')


def files_of(article: ArticlePage) -> dict[int, str]:
    """Ids of the documents in its body with the names they have there: in blocks, and behind words of a paragraph."""
    files = {file.pk: block.value.name for block in _blocks(article) if (file := block.value.get("document"))}
    linked = set(_linked(article)) - files.keys()
    if linked:
        files.update(Attachment.objects.filter(pk__in=linked).values_list("pk", "title"))
    return files


def _blocks(article: ArticlePage) -> Iterator[Any]:
    return (child for child in article.body if child.block_type == "document")


def _linked(article: ArticlePage) -> Iterator[int]:
    for child in article.body:
        if isinstance(child.block, RichTextBlock):
            for link in _LINKS.findall(child.value.source):
                if _DOCUMENT.search(link) and (found := _ID.search(link)):
                    yield int(found[1])
