"""Rich text as Draftail writes and reads it back, whatever it came from: Word, a mail, another site, a script."""

import html
import re
from typing import Any

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.element import PageElement
from bs4.formatter import HTMLFormatter

from news.text.clean import clean_text

_INLINE = ["b", "strong", "i", "em", "a"]
_LISTS = ["ul", "ol"]
_BLOCKS = ["p", "li", *_LISTS]
_KEY = "data-block-key"
_LINK_ATTRIBUTES = ["linktype", "id", "href"]  # in Draftail's order
_ATTRIBUTES = {"a": {*_LINK_ATTRIBUTES}, "p": {_KEY}, "li": {_KEY}}
# Their text goes with them; of every other unknown element the text stays.
_WITHOUT_TEXT = {"script", "style", "xml", "title", "textarea", "template", "noscript"}
_OTHER_BLOCKS = re.compile(
    r"<(/?)(?:h[1-6]|div|section|article|header|footer|main|aside|blockquote|pre|figure|figcaption|address|center"
    r"|table|caption|tr|td|th|dl|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)


class _AsWritten(HTMLFormatter):
    """As Draftail's exporter does, so that an article which nobody changed has not changed."""

    def attributes(self, tag: Tag) -> Any:
        return tag.attrs.items()  # not sorted

    def attribute_value(self, value: str) -> str:
        return html.escape(value)


AS_WRITTEN = _AsWritten(entity_substitution=EntitySubstitution.substitute_xml)


def clean_rich_text(source: str) -> str:
    """`source` with clean texts, of paragraphs, lists, bold, italic and links only.

    Pictures, fonts, office markup and comments go, other blocks become paragraphs. What Draftail wrote
    comes out as it was. Wagtail fails to open a page over elements that are not closed or nested its way.
    """
    if "<" not in source and "&" not in source:
        return clean_text(source)
    tidy = nh3.clean(
        _OTHER_BLOCKS.sub(r"<\1p>", source),
        tags={*_BLOCKS, *_INLINE, "br"},
        attributes=_ATTRIBUTES,
        clean_content_tags=_WITHOUT_TEXT,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    soup = BeautifulSoup(clean_text(tidy.replace("&nbsp;", " ")), "html.parser")
    for link in soup("a"):
        if not _leads_somewhere(link):
            link.unwrap()
        link.attrs = {name: link.attrs[name] for name in _LINK_ATTRIBUTES if name in link.attrs}
    for inline in soup(_INLINE):
        if inline.find(_BLOCKS):
            _push_down(soup, inline)
    for item in soup("li"):
        if item.parent is None or item.parent.name not in _LISTS:
            item.wrap(soup.new_tag("ul"))
    for paragraph in soup("p"):
        if paragraph.find_parent("li"):
            paragraph.insert_after(" ")
            paragraph.unwrap()
    for block in soup(_BLOCKS):
        if not block.decomposed and _is_empty(block):
            block.decompose()
    return soup.decode(formatter=AS_WRITTEN)


def _is_empty(block: Tag) -> bool:
    """Not those that Draftail knows: an empty line was meant."""
    kept = _KEY in block.attrs or block.find("br") or block.find(None, {_KEY: True})
    return not kept and not block.get_text(strip=True)


def _leads_somewhere(link: Tag) -> bool:
    if link.get("linktype") in ("page", "document"):
        return str(link.get("id", "")).isdecimal()
    return bool(link.get("href")) and "linktype" not in link.attrs


def _push_down(soup: BeautifulSoup, inline: Tag) -> None:
    """From around blocks to around what stands in them."""
    for part in list(inline.descendants):
        if _is_text_beside_blocks(part) and part.find_parent(inline.name) is inline:
            part.wrap(soup.new_tag(inline.name, attrs=dict(inline.attrs)))  # type: ignore[arg-type]
    inline.unwrap()


def _is_text_beside_blocks(part: PageElement) -> bool:
    return not isinstance(part, Tag) and bool(str(part).strip())
