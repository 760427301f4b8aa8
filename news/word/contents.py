"""What a document may not bring along."""

from collections.abc import Iterable, Mapping

from news.word.refused import Refused
from news.word.relationships import Relationship

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = {
    "spreadsheetml": "Tệp này là bảng tính Excel, không phải văn bản Word. Hãy chọn tệp .docx.",
    "ms-excel": "Tệp này là bảng tính Excel, không phải văn bản Word. Hãy chọn tệp .docx.",
    "presentationml": "Tệp này là bản trình chiếu PowerPoint, không phải văn bản Word. Hãy chọn tệp .docx.",
    "ms-powerpoint": "Tệp này là bản trình chiếu PowerPoint, không phải văn bản Word. Hãy chọn tệp .docx.",
    "template.main": "Tệp này là bản mẫu của Word (.dotx). Hãy lưu thành tệp .docx rồi tải lên.",
}
MACROS = "Tệp có macro nên không được nhận. Hãy lưu thành tệp .docx (không có macro) rồi tải lên."
_OUTSIDE = {
    "attachedTemplate": "một bản mẫu ở máy khác",
    "oleObject": "một đối tượng nhúng ở máy khác",
    "package": "một đối tượng nhúng ở máy khác",
    "frame": "một khung lấy nội dung từ máy khác",
    "subDocument": "một văn bản con ở máy khác",
}
# A remote picture is not fetched, which the report says; an address to click on is judged by itself.
_HARMLESS = {"hyperlink", "image"}


def check_contents(
    types: Mapping[str, str], document: str, names: Iterable[str], relationships: Iterable[Relationship]
) -> None:
    """Raises `Refused` for anything but a Word document, for macros, and for what would be fetched elsewhere."""
    kind = types.get(document) or types.get(".xml", "")
    known = [*types.values()]
    names = [name.lower() for name in names]
    relationships = list(relationships)
    if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in known):
        raise Refused(MACROS)
    if any(name.rpartition("/")[2] in ("vbaproject.bin", "vbadata.xml") for name in names):
        raise Refused(MACROS)
    if any("vbaproject" in one.kind.lower() for one in relationships):
        raise Refused(MACROS)
    if any("activex" in one.lower() for one in [*known, *names]) or any(
        one.kind.lower().startswith(("control", "activex")) for one in relationships
    ):
        raise Refused("Tệp có nút điều khiển ActiveX nên không được nhận. Hãy xóa chúng trong Word rồi lưu lại.")
    for word, sentence in _OTHERS.items():
        if word in kind:
            raise Refused(sentence)
    if kind != _DOCUMENT:
        raise Refused("Tệp này không phải là văn bản Word. Hãy chọn tệp .docx.")
    for one in relationships:
        if one.remote and one.kind not in _HARMLESS:
            what = _OUTSIDE.get(one.kind, "nội dung ở máy khác")
            raise Refused(f"Tệp trỏ tới {what}, có thể là tệp gây hại, nên không được nhận. Hãy chép chữ sang tệp mới.")
