"""Documents are what their name says, bring nothing along that acts, and come out under the name they came in with."""

import io
import unicodedata
import zipfile

import pytest
from django.conf import settings
from django.test import Client
from doors import send
from pdfs import pdf
from roles import EDITOR, make_person, signed_in
from word_files import article_file

from news.documents.kinds import CHECKS, check_document
from news.documents.names import MOST_BYTES, stored_name
from news.documents.unfit import UnfitDocument
from news.models import Attachment, HomePage

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def office(kind: str) -> bytes:
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    return zipped(**{"[Content_Types].xml": types.encode(), "a.xml": b"<a/>"})


FIT: dict[str, bytes] = {
    ".pdf": pdf(b"/OpenAction[3 0 R/Fit]", packed=b"4 0 <</Type/Font>>"),
    ".doc": OLD,
    ".xls": OLD,
    ".ppt": OLD,
    ".docx": article_file("Chữ."),
    ".xlsx": office("spreadsheetml.sheet"),
    ".pptx": office("presentationml.presentation"),
    ".odt": zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
    ".ods": zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    ".zip": zipped(**{"Hồ sơ/Mẫu 01.docx": b"x", "Hồ sơ/ảnh.jpg": b"x"}),
    ".txt": "Quyết định số 163".encode(),
}


@pytest.fixture
def desk(home: HomePage) -> Client:
    return signed_in(make_person(EDITOR))


def upload(desk: Client, name: str, content: bytes) -> str:
    """Through the form; what is said where it is refused."""
    answer = send(desk, "/quan-tri/documents/multiple/add/", "files[]", name, content)
    told = answer.json()
    return "" if told["success"] else told["error_message"]


def test_there_is_a_check_for_every_kind_that_is_taken() -> None:
    assert {suffix[1:] for suffix in CHECKS} == set(settings.WAGTAILDOCS_EXTENSIONS) == {suffix[1:] for suffix in FIT}


@pytest.mark.parametrize("suffix", FIT)
def test_what_offices_send_is_taken(suffix: str) -> None:
    check_document(io.BytesIO(FIT[suffix]), suffix)


@pytest.mark.parametrize("suffix", FIT)
def test_a_document_under_the_name_of_another_kind_is_refused_in_a_sentence(suffix: str) -> None:
    alike = {".doc": (".xls", ".ppt"), ".xls": (".doc", ".ppt"), ".ppt": (".doc", ".xls"), ".zip": ()}
    for other, content in FIT.items():
        if other == suffix or other in alike.get(suffix, ()):
            continue
        if suffix == ".zip" and content.startswith(b"PK"):
            continue  # which it is
        with pytest.raises(UnfitDocument, match=r"\.$"):
            check_document(io.BytesIO(content), suffix)


UNFIT: dict[str, tuple[str, bytes]] = {
    "PDF with a script": (".pdf", pdf(b"/OpenAction<</S/JavaScript/JS(1)>>")),
    "the same in another spelling": (".pdf", pdf(b"/AA<</O<</S/J#61vaScrip#74/JS(1)>>>>")),
    "the same packed": (".pdf", pdf(packed=b"4 0 <</S/JavaScript/JS(1)>>")),
    "the same far behind, on an edge of what is looked at": (
        ".pdf",
        pdf(packed=bytes(1024 * 1024 - 5) + b"/JavaScript"),
    ),
    "PDF that starts a program": (".pdf", pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>")),
    "PDF cut off": (".pdf", pdf()[:-9]),
    "PDF with a tail": (".pdf", pdf() + b"<script>alert(1)</script>"),
    "old Word file with macros": (".doc", OLD + "_VBA_PROJECT".encode("utf-16-le")),
    "sheet with macros": (
        ".xlsx",
        zipped(**{"[Content_Types].xml": b"spreadsheetml.sheet.main+xml", "vbaProject.bin": b""}),
    ),
    "zip with a program": (".zip", zipped(**{"a/bo-cai.exe": b"x"})),
    "zip with another inside": (".zip", zipped(**{"a.zip": b"x"})),
    "zip that leads outside": (".zip", zipped(**{"../a.txt": b"x"})),
    "page called text": (".txt", b"<html><script>alert(1)</script>"),
}


@pytest.mark.parametrize("told", UNFIT)
def test_what_acts_was_cut_off_or_leads_elsewhere_is_refused(told: str) -> None:
    suffix, content = UNFIT[told]
    with pytest.raises(UnfitDocument, match=r"\.$"):
        check_document(io.BytesIO(content), suffix)


def test_an_editor_hears_which_file_and_why(desk: Client) -> None:
    said = upload(desk, "Quyết định.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(1)>>"))
    assert said.startswith("Quyết định.pdf: Tệp PDF có chương trình")
    assert not Attachment.objects.exists()
    assert upload(desk, "Quyết định.pdf", pdf()) == ""
    assert Attachment.objects.get().filename == "Quyết_định.pdf"


def test_names_are_whole_short_and_lead_nowhere() -> None:
    assert stored_name(unicodedata.normalize("NFD", "Quyết định số 163.PDF")) == "Quyết_định_số_163.pdf"
    assert stored_name("../../etc/mật khẩu.txt") == "mật_khẩu.txt"
    assert stored_name("C:\\thư mục\\a.pdf") == "a.pdf"
    assert stored_name("hồ sơ\u202efdp.exe.pdf") == "hồ_sơfdp.exe.pdf"
    assert stored_name(".pdf").endswith("pdf")
    assert stored_name("....pdf") == "tai-lieu.pdf"
    assert len(stored_name("ế" * 300 + ".pdf").encode()) <= MOST_BYTES


def test_a_long_vietnamese_name_is_stored_twice_and_handed_out(desk: Client) -> None:
    for _ in range(2):
        assert (
            upload(desk, "Thông báo về việc lấy ý kiến nhân dân đối với hồ sơ đề nghị khen thưởng " * 3 + ".pdf", pdf())
            == ""
        )
    names = {attachment.filename for attachment in Attachment.objects.all()}
    assert len(names) == 2
    for attachment in Attachment.objects.all():
        answer = desk.get(attachment.url)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
        assert b"".join(answer.streaming_content) == pdf()


def test_a_form_of_many_documents_keeps_nothing_that_is_not_checked(desk: Client) -> None:
    answer = send(desk, "/quan-tri/documents/multiple/add/", "files[]", "a.pdf", pdf(), title="x" * 999)
    assert answer.json()["success"]
    assert Attachment.objects.get().title == "x" * 255
    assert desk.post("/quan-tri/documents/multiple/add/").json()["success"] is False
