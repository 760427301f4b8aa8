"""Files that mean harm, or are something else, are refused in a sentence; nothing is opened elsewhere."""

import io
import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import article_file, part, read, repacked, with_part, with_relationship, xml

from news.word import Package, Refused

PLAIN = article_file("Một đoạn văn.")
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as told:
        read(content)
    sentence = str(told.value)
    assert sentence[0].isupper() and sentence.endswith(".")
    return sentence


def test_the_plain_file_is_taken() -> None:
    assert read(PLAIN)[0].title == "Hội nghị tổng kết"


# ── Something else ───────────────────────────────────────────────────────────
def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Tệp rỗng"),
        (b"MZ\x90\x00\x03" + bytes(200), "chương trình máy tính"),
        (b"\x7fELF" + bytes(200), "chương trình máy tính"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 ...}", "RTF"),
        (OLD_WORD, "Word đời cũ (.doc)"),
        (OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"<html>chu</html>", "không phải là văn bản Word"),
        (zipped(a="chữ"), "tệp nén"),
        (PLAIN[: len(PLAIN) // 2], "bị hỏng hoặc chưa tải lên hết"),
        (PLAIN[:-200] + bytes(200), "bị hỏng"),
    ],
)
def test_other_files_are_told_by_what_they_are(content: bytes, told: str) -> None:
    assert told in refusal(content)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "macro"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "bản mẫu"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "Excel"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "PowerPoint"),
        ("text/html", "không phải là văn bản Word"),
    ],
)
def test_the_kind_of_the_main_part_decides(kind: str, told: str) -> None:
    types = part(PLAIN, "[Content_Types].xml").decode()
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert word in types
    assert told in refusal(repacked(PLAIN, {"[Content_Types].xml": types.replace(word, kind).encode()}))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/anh/VBAPROJECT.BIN", "word/activeX/activeX1.bin"])
def test_active_parts_are_refused_whatever_they_are_called(name: str) -> None:
    assert "không được nhận" in refusal(repacked(PLAIN, {name: b"x"}))


def test_a_macro_under_another_name_is_told_by_its_kind() -> None:
    kind = "application/vnd.ms-office.vbaProject"
    assert "macro" in refusal(with_part(PLAIN, "anh.png", b"x", "image", kind))


# ── Reaching out ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://example.vn/mau.dotm"),
        ("attachedTemplate", "\\\\example.vn\\chung\\mau.dotm"),
        ("attachedTemplate", "file://example.vn/chung/mau.dotm"),
        ("attachedTemplate", "file://///example.vn/chung/mau.dotm"),
        ("oleObject", "mhtml:https://example.vn/a.html!x-usc:https://example.vn/a.html"),
        ("frame", "http://example.vn/khung.html"),
        ("subDocument", "ftp://example.vn/con.docx"),
        ("aFChunk", "http://[::1/"),
    ],
)
def test_what_word_would_fetch_elsewhere_is_refused(kind: str, target: str) -> None:
    assert "máy khác" in refusal(with_relationship(PLAIN, "far", kind, target, external=True))


def test_a_reach_from_any_part_is_found() -> None:
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        f'Type="{REL}/attachedTemplate" Target="http://example.vn/m.dotm" TargetMode="External"/></Relationships>'
    )
    assert "bản mẫu ở máy khác" in refusal(repacked(PLAIN, {"word/_rels/settings.xml.rels": rels.encode()}))


@pytest.mark.parametrize("target", ["file:///C:/Users/ban/Mau.dotx", "C:\\Users\\ban\\Normal.dotm", "Normal.dotm"])
def test_a_template_on_the_writer_s_own_machine_is_no_harm(target: str) -> None:
    content = with_relationship(PLAIN, "near", "attachedTemplate", target, external=True)
    assert read(content)[0].title == "Hội nghị tổng kết"


def test_nothing_is_ever_opened_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object) -> None:
        raise AssertionError("somebody opened a connection or a file")

    blip = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="far"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    content = article_file("Chữ.", lambda document: document.add_paragraph()._p.append(xml(blip)))
    for target in ("file:///etc/passwd", "http://example.vn/a.png"):
        outside = with_relationship(content, "far", "image", target, external=True)
        package = io.BytesIO(outside)
        with monkeypatch.context() as patched:
            patched.setattr("socket.socket.connect", never)
            patched.setattr("builtins.open", never)
            Package(package)
            article, report = read(outside)
        assert article.pictures == []
        assert report.lost[0].startswith("1 ảnh chỉ trỏ tới nơi khác")


def test_a_picture_path_does_not_leave_the_file() -> None:
    blip = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="up"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    content = article_file("Chữ.", lambda document: document.add_paragraph()._p.append(xml(blip)))
    article, _ = read(with_relationship(content, "up", "image", "../../../etc/passwd"))
    assert article.pictures[0].part == "etc/passwd"  # a name inside the file, where nothing of that name is


# ── XML ──────────────────────────────────────────────────────────────────────
DOCUMENT = part(PLAIN, "word/document.xml").decode().partition("?>")[2]
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(ord('a') + n)} '{('&' + chr(ord('a') + n - 1) + ';') * 10}'>" for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize(
    "declared",
    [LAUGHS, '<!DOCTYPE d SYSTEM "http://example.vn/x.dtd">', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "[Content_Types].xml"])
def test_declarations_that_word_never_writes_are_refused(declared: str, name: str) -> None:
    body = part(PLAIN, name).decode().partition("?>")[2]
    assert "DTD" in refusal(repacked(PLAIN, {name: (declared + body).encode()}))


@pytest.mark.parametrize(
    "markup",
    [
        b"",
        b"chu",
        b"<w:document",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="x-no"?><a/>',
    ],
)
def test_broken_xml_is_told_as_a_broken_file(markup: bytes) -> None:
    assert "bị hỏng" in refusal(repacked(PLAIN, {"word/document.xml": markup}))


def test_a_document_without_words_is_told_as_empty() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for markup in (f'<w:document xmlns:w="{space}"/>', f'<w:document xmlns:w="{space}"><w:body/></w:document>', "<a/>"):
        assert "không có chữ" in refusal(repacked(PLAIN, {"word/document.xml": markup.encode()}))


@pytest.mark.parametrize(
    "inside",
    [
        "<w:tbl><w:tr><w:tc>" * 40 + "</w:tc></w:tr></w:tbl>" * 40,
        "<w:p>" * 5_000 + "</w:p>" * 5_000,
        "<w:p/>" * 400_000,
    ],
)
def test_endless_nesting_and_endless_pieces_are_refused(inside: str) -> None:
    document = DOCUMENT.replace("<w:body>", f"<w:body>{inside}")
    assert "quá" in refusal(repacked(PLAIN, {"word/document.xml": document.encode()}))


def test_the_deepest_tables_that_are_let_through_are_read() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 20 + "<w:p><w:r><w:t>Đáy.</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 20
    document = DOCUMENT.replace("<w:sectPr", f"{nested}<w:sectPr", 1)
    assert document != DOCUMENT
    article, _ = read(repacked(PLAIN, {"word/document.xml": document.encode()}))
    assert "Đáy." in str(article.parts)


# ── The zip itself ───────────────────────────────────────────────────────────
def bomb(size: int) -> bytes:
    return repacked(PLAIN, {"word/document.xml": bytes(size)})


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert len(bomb(64_000_000)) < 200_000
    assert "lớn bất thường" in refusal(bomb(64_000_000))


def understated(content: bytes, name: bytes, size: int) -> bytes:
    """`content` where the lists say that the part unpacks to `size` bytes."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = 0
        while (place := changed.find(signature, place)) >= 0:
            header = 30 if signature == b"PK\x03\x04" else 46
            if changed[place + header : place + header + len(name)] == name:
                changed[place + offset : place + offset + 4] = struct.pack("<I", size)
            place += 4
    return bytes(changed)


def test_a_part_that_says_it_is_small_is_not_believed() -> None:
    assert "hỏng" in refusal(understated(bomb(64_000_000), b"word/document.xml", 1_000))


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\x", "C:/x", "word/../../x"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert "trỏ ra ngoài" in refusal(repacked(PLAIN, {name: b"x"}))


def test_two_parts_of_one_name_are_refused() -> None:
    file = io.BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(file, "a") as package:
        package.writestr("word/document.xml", "<a/>")
    assert "bất thường" in refusal(file.getvalue())


def test_a_zip_with_thousands_of_parts_is_refused() -> None:
    assert "bất thường" in refusal(repacked(PLAIN, {f"word/{number}.xml": b"" for number in range(4_000)}))


def test_a_locked_part_is_refused() -> None:
    changed = bytearray(PLAIN)
    place = changed.find(b"PK\x01\x02")
    changed[place + 8] |= 1
    assert "mật khẩu" in refusal(bytes(changed))


# ── Damage ───────────────────────────────────────────────────────────────────
CONFERENCE = Path(__file__).parent / "files" / "hoi-nghi.docx"


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10_000), change=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_but_never_an_error(place: int, change: bytes) -> None:
    whole = CONFERENCE.read_bytes()
    with suppress(Refused):
        read(whole[:place] + change + whole[place + len(change) :])


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 14_000), change=st.text(max_size=20))
def test_damaged_words_are_refused_or_read_but_never_an_error(place: int, change: str) -> None:
    whole = CONFERENCE.read_bytes()
    document = part(whole, "word/document.xml").decode()
    with suppress(Refused):
        damaged = document[:place] + change + document[place + 5 :]
        read(repacked(whole, {"word/document.xml": damaged.encode(errors="replace")}))


# ── Cost ─────────────────────────────────────────────────────────────────────
MEASURE = r"""
import re, sys
sys.path[:0] = ["site", "tests/helpers"]
import django
django.setup()
from word_files import read
from news.word import Refused
# Of this process alone: what getrusage tells also remembers its parent.
peak = lambda: int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1])
content = open(sys.argv[1], "rb").read()
before = peak()
try:
    read(content)
except Refused:
    pass
print((peak() - before) // 1024)
"""
ROOT = Path(__file__).parents[3]


def many(element: str, count: int) -> Callable[[], bytes]:
    return lambda: repacked(
        PLAIN, {"word/document.xml": DOCUMENT.replace("<w:body>", f"<w:body>{element * count}").encode()}
    )


@pytest.mark.walk
@pytest.mark.parametrize(
    "make",
    [
        lambda: bomb(200_000_000),
        lambda: understated(bomb(64_000_000), b"word/document.xml", 1_000),
        many("<w:p/>", 3_000_000),
        many("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 90_000),
        many("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 11_000),
        many(f"<w:p>{'<w:r><w:br/></w:r>' * 50_000}<w:r><w:t>{'(' * 400_000}a</w:t></w:r></w:p>", 1),
        many(f"<w:p><w:r><w:t>{'chu ' * 5_000_000}</w:t></w:r></w:p>", 1),
    ],
    ids=["bomb", "understated", "elements", "too many paragraphs", "many paragraphs", "ends of lines", "one long text"],
)
def test_no_file_takes_more_than_some_hundred_megabytes(make: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "tep.docx"
    file.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": ""},
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 250
