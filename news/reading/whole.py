"""Makes of a page's HTML what needs nothing from outside."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from news.reading.held import held

# Attributes by which a browser would fetch something, and those that only speak to our scripts.
FETCHING = ("srcset", "sizes", "loading", "fetchpriority", "decoding", "data-viewer", "data-player", "data-title")
NOT_FOUND = "Ảnh có tại địa chỉ gốc của bài."


def whole(html: str, photos: Iterable[Any], address: str) -> str:
    """`html` with its pictures inside, every link complete, and neither scripts nor frames."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(["script", "iframe", "source", "link", "object", "embed", "svg"]):
        element.decompose()
    for hidden in soup(class_="visually-hidden"):
        hidden.decompose()
    for picture in soup("picture"):
        picture.unwrap()
    _pictures(soup, held(photos))
    for element in soup(True):
        for name in FETCHING:
            element.attrs.pop(name, None)
        if "href" in element.attrs:
            element["href"] = urljoin(address, str(element["href"]))
    return str(soup)


def _pictures(soup: BeautifulSoup, inside: dict[str, str]) -> None:
    for image in soup("img"):
        data = inside.get(str(image.get("src", "")))
        around = image.parent
        if data:
            image["src"] = data
        else:
            image.replace_with(_instead(soup, str(image.get("alt", ""))))
        # A link from a photo to its larger self says nothing in a file.
        if isinstance(around, Tag) and around.name == "a" and around.find_parent("figure"):
            around.unwrap()


def _instead(soup: BeautifulSoup, alt: str) -> Tag:
    told = soup.new_tag("span", attrs={"class": "missing"})
    told.string = f"[{alt}] {NOT_FOUND}" if alt else NOT_FOUND
    return told
