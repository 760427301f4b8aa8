"""Views carried over from an old site by a table from Excel."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stats.corrections import correct
from stats.desk.importing.table import BadNumber, Unreadable, read_number, read_table
from stats.models import Correction
from stats.totals import views_of

IMPORT = "dieu-chinh/nhap-tep/"


@pytest.fixture
def send(desk: Any) -> Callable[[bytes | str], Any]:
    """Sends a file and gives the page that shows what it would do."""

    def post(content: bytes | str) -> Any:
        data = content.encode() if isinstance(content, str) else content
        return desk(IMPORT, method="post", data={"file": SimpleUploadedFile("luot-xem.csv", data, "text/csv")})

    return post


@pytest.fixture
def agree(desk: Any) -> Callable[[Any], Any]:
    def post(shown: Any) -> Any:
        return desk(IMPORT, method="post", data={"agreed": shown.context["agreed"]}, follow=True)

    return post


@pytest.mark.parametrize(
    ("text", "number"),
    [("1397", 1397), ("181.397", 181_397), ("181,397", 181_397), ("1 397", 1397), ("1\u00a0397", 1397), ("0", 0)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "-5", "−5", "12,5", "1.39", "1.397,5", "1.397,500", "nhiều", "1e3", "3000000000", "²"]
)
def test_what_is_no_number_of_views_is_said_to_be_none(text: str) -> None:
    with pytest.raises(BadNumber):
        read_number(text)


HEAD = "địa chỉ,lượt xem,lý do\n"


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + '/a/,"1.397",cũ\n').encode(),
        (HEAD + '/a/,"1.397",cũ\n').encode("utf-8-sig"),
        (HEAD + '/a/,"1.397",cũ\n').encode("utf-16"),
        "Địa chỉ;Lượt xem;Lý do\r\n/a/;1.397;cũ\r\n\r\n".encode("utf-8-sig"),
        "LÝ DO\tSỐ LƯỢT XEM\tURL\ncũ\t1.397\t/a/\n".encode(),
        "dia chi;luot xem;ly do\r/a/;1.397;cũ\r".encode(),
    ],
    ids=["commas", "byte order mark", "utf-16", "semicolons as Excel writes", "tabs in another order", "old Mac"],
)
def test_tables_are_read_as_excel_writes_them(content: bytes) -> None:
    [line] = read_table(content)
    assert (line.page, line.views, line.reason) == ("/a/", "1.397", "cũ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Dòng đầu tiên phải là tiêu đề cột"),
        ("địa chỉ;lượt xem\n/a/;1\n".encode("cp1258", "replace"), "không ở bảng mã UTF-8|tiêu đề cột"),
        ("địa chỉ,lượt xem\n/a/ ế,1\n".encode("utf-16-le"), "không ở bảng mã UTF-8|tiêu đề cột"),
        (b"\xff\xfe\x00", "không ở bảng mã UTF-8"),
        (b"PK\x03\x04 workbook", "Đây là tệp Excel"),
        (b"/a/;5\n/b/;6\n", "Dòng đầu tiên phải là tiêu đề cột"),
        (HEAD.encode(), "không có dòng số liệu nào"),
        (b"x" * 2_000_001, "lớn hơn 2 MB"),
        ((HEAD + "/a/,1\n" * 10_001).encode(), "hơn 10.000 dòng"),
        ((HEAD + "x" * 200_000 + ",1\n").encode(), "không phải là bảng CSV"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_table(content)


def test_the_desk_says_the_sentence_beside_the_field(send: Any) -> None:
    page = send(b"PK\x03\x04")
    assert page.status_code == 200
    assert "Đây là tệp Excel" in page.content.decode()
    assert not page.context["agreed"]


def test_without_a_file_the_form_comes_again(desk: Any) -> None:
    assert desk(IMPORT, method="post", data={}).status_code == 200


def test_a_file_is_shown_first_and_written_when_agreed(send: Any, agree: Any, make_article: Any) -> None:
    first, second = make_article("Bài một"), make_article("Bài hai")
    shown = send(f"địa chỉ;lượt xem;lý do\r\n{first.get_url()};1.397;Bảng kê 2021\r\n{second.pk};30;\r\n")
    assert [(step.page.pk, step.views) for step in shown.context["plan"].steps] == [(first.pk, 1397), (second.pk, 30)]
    assert "Xem trước: 2 trang thay đổi" in shown.content.decode()
    assert not Correction.objects.exists()
    done = agree(shown)
    assert "Đã ghi 2 dòng điều chỉnh; 0 trang đã có đúng số đó từ trước." in done.content.decode()
    assert views_of([first, second]) == {first.pk: 1397, second.pk: 30}
    rows = Correction.objects.order_by("page").values_list("page", "amount", "reason", "kind", "made_by__first_name")
    assert list(rows) == [
        (first.pk, 1397, "Bảng kê 2021", "carried", "Mẫu"),
        (second.pk, 30, "Số mang sang từ cổng cũ", "carried", "Mẫu"),
    ]


def test_the_same_file_twice_changes_nothing(send: Any, agree: Any, make_article: Any) -> None:
    article = make_article()
    for _ in range(2):
        done = agree(send(f"id,lượt xem\n{article.pk},500\n"))
    assert "Đã ghi 0 dòng điều chỉnh; 1 trang đã có đúng số đó từ trước." in done.content.decode()
    assert views_of([article]) == {article.pk: 500}
    assert Correction.objects.count() == 1


def test_a_corrected_file_writes_the_differences_and_leaves_other_corrections(
    send: Any, agree: Any, make_article: Any, at: Callable[[str], int]
) -> None:
    article = make_article()
    agree(send(f"id,lượt xem\n{article.pk},500\n"))
    correct(-100, reason="Máy tự động", now_ms=at("2021-12-27 11:00:00"), page=article.pk)
    agree(send(f"id,lượt xem\n{article.pk},450\n"))
    assert list(Correction.objects.order_by("pk").values_list("amount", flat=True)) == [500, -100, -50]
    assert views_of([article]) == {article.pk: 350}


def test_each_bad_line_is_named_and_nothing_is_written(send: Any, make_article: Any, at: Callable[[str], int]) -> None:
    article, reduced = make_article("Bài một"), make_article("Bài hai")
    correct(300, reason="Số cũ", now_ms=at("2021-12-27 09:00:00"), page=reduced.pk, kind=Correction.Kind.CARRIED_OVER)
    correct(-200, reason="Trừ", now_ms=at("2021-12-27 09:00:00"), page=reduced.pk)
    shown = send(
        "id,lượt xem\n"
        f"{article.pk},10\n"
        "/khong-co/,5\n"
        f"{article.get_url()},6\n"
        "999999,1\n"
        f"{article.pk},-3\n"
        ",7\n"
        "https://bao.example.org/bai/,1\n"
        "http://[bad/,1\n"
        f"{reduced.pk},100\n"
    )
    assert shown.context["plan"].faults == [
        "Dòng 3: Không có trang nào ở địa chỉ “/khong-co/”.",
        "Dòng 4: “Bài một” đã có ở dòng 2. Mỗi trang chỉ một dòng.",
        "Dòng 5: không có trang nào mang mã 999999.",
        "Dòng 6: Số lượt xem “-3” không được âm.",
        "Dòng 7: thiếu địa chỉ hoặc mã trang.",
        "Dòng 8: Địa chỉ “https://bao.example.org/bai/” thuộc trang khác, không phải cổng này.",
        "Dòng 9: “http://[bad/” không phải là một địa chỉ.",
        "Dòng 10: tổng lượt xem của “Bài hai” sẽ thành số âm, vì trước đây đã trừ nhiều hơn 100.",
    ]
    html = shown.content.decode()
    assert "Chưa ghi gì." in html
    assert "Dòng 3: Không có trang nào ở địa chỉ" in html
    assert 'name="agreed"' not in html
    assert Correction.objects.count() == 2


def test_addresses_are_found_with_and_without_host_and_slash(send: Any, make_article: Any) -> None:
    article = make_article("Bài một")
    path = article.get_url()
    for address in (path, path.strip("/"), f"http://testserver{path}", f"https://testserver{path}?utm=1"):
        [step] = send(f"địa chỉ,lượt xem\n{address},5\n").context["plan"].steps
        assert step.page.pk == article.pk


def test_what_was_agreed_cannot_be_changed_on_the_way(send: Any, desk: Any, make_article: Any) -> None:
    shown = send(f"id,lượt xem\n{make_article().pk},5\n")
    for agreed in (shown.context["agreed"] + "x", "", "abc:def"):
        answer = desk(IMPORT, method="post", data={"agreed": agreed}, follow=True)
        assert "Hãy tải tệp lên lại" in answer.content.decode()
    assert not Correction.objects.exists()


def test_what_was_agreed_grows_old(send: Any, agree: Any, make_article: Any, moment: Callable[[str], None]) -> None:
    shown = send(f"id,lượt xem\n{make_article().pk},5\n")
    moment("2021-12-27 11:00:01")
    assert "Đã quá một giờ" in agree(shown).content.decode()
    assert not Correction.objects.exists()


def test_a_page_that_is_gone_in_between_stops_the_whole_file(send: Any, agree: Any, make_article: Any) -> None:
    stays, goes = make_article("Ở lại"), make_article("Sẽ xóa")
    shown = send(f"id,lượt xem\n{stays.pk},5\n{goes.pk},6\n")
    type(goes).objects.filter(pk=goes.pk).update(depth=1)
    assert f"không có trang nào mang mã {goes.pk}" in agree(shown).content.decode()
    assert not Correction.objects.exists()


def test_a_large_file_takes_few_statements(
    send: Any, agree: Any, make_article: Any, django_assert_max_num_queries: Any
) -> None:
    pages = [make_article(f"Bài {n}") for n in range(40)]
    shown = send("id,lượt xem\n" + "".join(f"{page.pk},{n + 1}\n" for n, page in enumerate(pages)))
    with django_assert_max_num_queries(50):
        agree(shown)
    assert views_of(pages)[pages[-1].pk] == 40


def test_the_template_can_be_filled_in_and_sent(desk: Any) -> None:
    answer = desk("dieu-chinh/nhap-tep/mau.csv")
    [line] = read_table(answer.content)
    assert (line.views, line.reason) == ("1397", "Số mang sang từ cổng cũ")
