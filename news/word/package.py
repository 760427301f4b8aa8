"""The file itself: a Word document and nothing else, opened within bounds."""

from functools import cached_property
from typing import IO

from news.archives import DAMAGE, open_zip
from news.word.contents import check_contents
from news.word.markup import read_xml
from news.word.refused import Refused
from news.word.relationships import Relationship, part_of, read_relationships, relationships_of

MEGABYTE = 1024 * 1024
MOST_PARTS = 3_000
MOST_UNPACKED = 400 * MEGABYTE
MOST_XML = 24 * MEGABYTE  # one part; a hundred dense pages have 8
MOST_TIMES = 150  # how much smaller than unpacked; text in tables comes to 40
_CHUNK = 256 * 1024

BROKEN = "Tệp Word bị hỏng hoặc chưa tải lên hết nên không đọc được. Hãy mở bằng Word, lưu lại rồi tải lên lần nữa."
_BEGINNINGS = {
    b"MZ": "Tệp này là chương trình máy tính được đổi tên, không phải văn bản Word, nên không được nhận.",
    b"\x7fELF": "Tệp này là chương trình máy tính được đổi tên, không phải văn bản Word, nên không được nhận.",
    b"%PDF": "Tệp này là PDF. Hãy mở bản gốc bằng Word và lưu thành tệp .docx rồi tải lên.",
    b"{\\rtf": "Tệp này là RTF. Hãy mở bằng Word, chọn “Lưu thành” kiểu Word (.docx) rồi tải lên.",
}
_OLD = b"\xd0\xcf\x11\xe0"


class Package:
    """The parts of a .docx by name. Raises `Refused` for any file that is not, or not only, a Word document."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        _check_beginning(file)
        try:
            self._zip = open_zip(file)
        except DAMAGE as error:
            raise Refused(BROKEN) from error
        self._left = MOST_UNPACKED
        self._check_parts()
        self.document = self._find_document()
        check_contents(self.types, self.document, self.names, self._all_relationships())

    def has(self, name: str) -> bool:
        return name in self._parts

    def size(self, name: str) -> int:
        return self._parts[name].file_size

    def read(self, name: str, most: int = MOST_XML) -> bytes:
        """The content of a part; what it says of its own size is not believed."""
        content = bytearray()
        try:
            with self._zip.open(self._parts[name]) as part:
                while chunk := part.read(_CHUNK):
                    content += chunk
                    self._left -= len(chunk)
                    if len(content) > most or self._left < 0:
                        raise Refused(TOO_LARGE)
        except Refused:
            raise
        except DAMAGE as error:
            raise Refused(BROKEN) from error
        return bytes(content)

    def relationships(self, part: str) -> dict[str, Relationship]:
        name = relationships_of(part)
        if not self.has(name):
            return {}
        return {one.id: one for one in read_relationships(self.read(name), part)}

    @cached_property
    def names(self) -> list[str]:
        return list(self._parts)

    @cached_property
    def types(self) -> dict[str, str]:
        """Content types by part name, or by `.extension` for the rest."""
        if not self.has("[Content_Types].xml"):
            raise Refused("Tệp này là tệp nén, không phải văn bản Word. Hãy chọn tệp .docx.")
        root = read_xml(self.read("[Content_Types].xml"))
        return {
            (one.get("PartName", "").lstrip("/") or f".{one.get('Extension', '').lower()}"): one.get("ContentType", "")
            for one in root
        }

    def _check_parts(self) -> None:
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        if len(infos) > MOST_PARTS or len(set(names)) != len(names):
            raise Refused("Tệp có cấu trúc bất thường, không phải do Word ghi ra, nên không được nhận.")
        if any(info.flag_bits & 1 for info in infos):
            raise Refused("Tệp bị khóa bằng mật khẩu. Hãy bỏ mật khẩu trong Word rồi tải lên lại.")
        if any(name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name for name in names):
            raise Refused("Tệp chứa đường dẫn trỏ ra ngoài, có thể là tệp gây hại, nên không được nhận.")
        unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
        if unpacked > MOST_UNPACKED or (unpacked > 8 * MEGABYTE and unpacked > MOST_TIMES * max(packed, 1)):
            raise Refused(TOO_LARGE)
        self._parts = {info.filename: info for info in infos if not info.is_dir()}

    def _find_document(self) -> str:
        main = [one.target for one in self.relationships("").values() if one.kind == "officeDocument"]
        found = next((name for name in main if self.has(name)), "")
        if not found:
            raise Refused("Tệp này là tệp nén, không phải văn bản Word. Hãy chọn tệp .docx.")
        return found

    def _all_relationships(self) -> list[Relationship]:
        lists = [name for name in self.names if name.endswith(".rels")]
        return [one for name in lists for one in read_relationships(self.read(name), part_of(name))]


TOO_LARGE = "Tệp bung ra lớn bất thường so với một bài viết, có thể là tệp gây hại, nên không được nhận."


def _check_beginning(file: IO[bytes]) -> None:
    file.seek(0)
    beginning = file.read(8)
    if beginning.startswith(b"PK\x03\x04"):
        return
    if not beginning:
        raise Refused("Tệp rỗng. Hãy chọn lại tệp Word.")
    if beginning.startswith(_OLD):
        raise Refused(_old_sentence(file))
    for start, sentence in _BEGINNINGS.items():
        if beginning.startswith(start):
            raise Refused(sentence)
    raise Refused("Tệp này không phải là văn bản Word. Hãy chọn tệp .docx.")


def _old_sentence(file: IO[bytes]) -> str:
    """Locked files are wrapped as the old format is, and say so in their list of contents."""
    file.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in file.read(4 * MEGABYTE):
        return "Tệp bị khóa bằng mật khẩu. Hãy bỏ mật khẩu trong Word rồi tải lên lại."
    return "Tệp này là Word đời cũ (.doc). Hãy mở bằng Word, chọn “Lưu thành” kiểu Word (.docx) rồi tải lên."
