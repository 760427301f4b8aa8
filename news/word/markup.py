"""The XML inside a .docx: read within bounds, without DTDs, under one set of names."""

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from news.word.refused import Refused

TOO_LONG = "Văn bản dài hoặc lồng nhau quá mức của một bài viết. Hãy chép phần cần đăng sang tệp mới."
MOST_ELEMENTS = 300_000  # a hundred dense pages have 60.000
MOST_DEPTH = 90  # a text box in a table in a table has 50

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

# "Strict" files say the same under other names.
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP,
    "http://purl.oclc.org/ooxml/drawingml/main": A,
    "http://purl.oclc.org/ooxml/drawingml/picture": PIC,
    "http://purl.oclc.org/ooxml/drawingml/chart": C,
    "http://purl.oclc.org/ooxml/drawingml/diagram": DGM,
    "http://purl.oclc.org/ooxml/officeDocument/math": M,
}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def name_of(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, path: str) -> str | None:
    """`w:val` of the child at `path`, names of `w` parted by `/`."""
    found = None if element is None else element.find("/".join(w(name) for name in path.split("/")))
    return None if found is None else found.get(w("val"))


def switched(element: Element | None, name: str) -> bool | None:
    """What an on/off child such as `w:b` says; None where there is none."""
    found = None if element is None else element.find(w(name))
    return None if found is None else found.get(w("val"), "1") not in ("0", "false", "off", "none")


class _Bounded(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self._elements = self._depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Any:
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > MOST_DEPTH:
            raise Refused(TOO_LONG)
        return super().start(_usual(tag), {_usual(key): said for key, said in attrs.items()})

    def end(self, tag: Any, /) -> Any:
        self._depth -= 1
        return super().end(_usual(tag))


def _usual(name: str) -> str:
    space, brace, local = name.rpartition("}")
    return f"{{{_STRICT[space[1:]]}}}{local}" if brace and space[1:] in _STRICT else name


def read_xml(content: bytes) -> Element:
    """The root element; raises `Refused` for what Word never writes."""
    parser = XMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise Refused(
            "Tệp có phần khai báo lạ (DTD) mà Word không bao giờ ghi ra, có thể là tệp gây hại, nên không được nhận."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("Tệp Word bị hỏng nên không đọc được. Hãy mở bằng Word, lưu lại rồi tải lên lần nữa.") from error
    return root
