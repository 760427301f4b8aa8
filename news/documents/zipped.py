"""Documents that are zip files inside, and zip files themselves."""

import zipfile
from typing import IO

from news.archives import DAMAGE, open_zip
from news.documents.unfit import MACROS, OTHER_KIND, UnfitDocument
from news.word import Package, Refused

MOST_ENTRIES = 10_000
MOST_UNPACKED = 1024 * 1024 * 1024
MOST_TIMES = 150  # how much smaller than unpacked
_SMALL = 8 * 1024 * 1024  # unpacked; below, it may be as much smaller as it likes
_MOST_READ = 1024 * 1024
_ACTS = ("vbaproject.bin", "vbadata.xml")
_PROGRAMS = (
    *(".exe", ".com", ".scr", ".dll", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta"),
    *(".lnk", ".jar", ".apk", ".php", ".sh", ".docm", ".xlsm", ".pptm", ".dotm", ".xltm"),
    *(".htm", ".html", ".mht", ".mhtml", ".svg", ".xhtml"),
)
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".bz2", ".xz", ".tar", ".cab", ".iso")

BOMB = "Tệp bung ra lớn bất thường, có thể là tệp gây hại, nên không được nhận."
OUTSIDE = "Tệp nén chứa đường dẫn trỏ ra ngoài, có thể là tệp gây hại, nên không được nhận."
PROGRAM = "Tệp nén có chương trình hoặc trang web bên trong ({}) nên không được nhận. Hãy bỏ tệp đó ra rồi nén lại."
NESTED = "Tệp nén có tệp nén khác bên trong ({}) nên không được nhận. Hãy giải nén ra rồi nén lại một lần."


def check_zip(file: IO[bytes]) -> None:
    for name in _names(_opened(file, "tệp nén ZIP")):
        lower = name.lower().rstrip(". ")
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise UnfitDocument(OUTSIDE)
        if lower.endswith(_PROGRAMS):
            raise UnfitDocument(PROGRAM.format(_short(name)))
        if lower.endswith(_ARCHIVES):
            raise UnfitDocument(NESTED.format(_short(name)))


def check_word(file: IO[bytes]) -> None:
    file.seek(0)
    try:
        Package(file)
    except Refused as reason:
        raise UnfitDocument(str(reason)) from reason


def check_sheet(file: IO[bytes]) -> None:
    _check_office(file, "spreadsheetml.sheet.main+xml", "bảng tính Excel")


def check_slides(file: IO[bytes]) -> None:
    _check_office(file, "presentationml.presentation.main+xml", "bản trình chiếu PowerPoint")


def _check_office(file: IO[bytes], kind: str, called: str) -> None:
    package = _opened(file, called)
    names = _names(package)
    types = _read(package, "[Content_Types].xml").decode(errors="replace").lower()
    if kind not in types:
        raise UnfitDocument(MACROS if "macroenabled" in types else OTHER_KIND.format(called))
    told = [types, *(name.lower() for name in names)]
    if any(word in one for one in told for word in (*_ACTS, "vbaproject", "activex", "macroenabled")):
        raise UnfitDocument(MACROS)


def check_open_text(file: IO[bytes]) -> None:
    _check_open(file, "text", "văn bản OpenDocument")


def check_open_sheet(file: IO[bytes]) -> None:
    _check_open(file, "spreadsheet", "bảng tính OpenDocument")


def _check_open(file: IO[bytes], kind: str, called: str) -> None:
    package = _opened(file, called)
    if _read(package, "mimetype").strip() != f"application/vnd.oasis.opendocument.{kind}".encode():
        raise UnfitDocument(OTHER_KIND.format(called))
    if any(name.startswith(("Basic/", "Scripts/")) for name in _names(package)):
        raise UnfitDocument(MACROS)


def _opened(file: IO[bytes], called: str) -> zipfile.ZipFile:
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise UnfitDocument(OTHER_KIND.format(called))
    try:
        package = open_zip(file)
    except DAMAGE as error:
        raise UnfitDocument(OTHER_KIND.format(called)) from error
    infos = package.infolist()
    unpacked, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if len(infos) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > max(_SMALL, MOST_TIMES * packed):
        raise UnfitDocument(BOMB)
    return package


def _names(package: zipfile.ZipFile) -> list[str]:
    return [info.filename for info in package.infolist()]


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part; nothing where there is none."""
    try:
        with package.open(name) as part:
            return part.read(_MOST_READ)
    except DAMAGE:
        return b""


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"…{name[-59:]}"
