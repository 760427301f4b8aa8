"""Which line of a Word file is what of an article."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from docx import Document
from word_files import (
    add_picture,
    article_file,
    centred,
    read,
    saved,
    words_of_article,
    words_of_file,
)

from news.word import Heading, Shot, Shots, Text

SEED = (Path(__file__).parents[3] / "news" / "sample" / "trang-cu.txt").read_text(encoding="utf-8")
LONG = "Một đoạn văn dài hơn mọi dòng chú thích ảnh, kể về các phong trào thi đua yêu nước của khối trong năm."


def seed_file() -> bytes:
    """The old site's article as somebody types it: title centred and bold, photos with lines in italics."""
    title, *lines = [line for line in SEED.partition("Thông tin mới nhất")[0].splitlines() if line.strip()]
    document = Document()
    centred(document, title, bold=True)
    for number, line in enumerate(lines):
        if line in ("Quang cảnh hội nghị.", "Các cơ quan trong khối ký giao ước thi đua.") or line.startswith("Khen "):
            add_picture(document, number)
            centred(document, line, italic=True)
        else:
            document.add_paragraph(line)
    return saved(document)


def test_the_seed_s_article_comes_whole() -> None:
    content = seed_file()
    article, report = read(content, "CTV")
    assert article.title == "Các cơ quan Tỉnh ủy đẩy mạnh các phong trào thi đua"
    assert article.lead.startswith("Chiều 27/12, Khối thi đua") and article.lead.endswith("nhiệm vụ năm 2022.")
    assert [type(part) for part in article.parts] == [Text, Shots, Text, Shots, Text]
    assert article.parts[1] == Shots([Shot(0, "Quang cảnh hội nghị.")])
    assert [shot.caption for shot in article.parts[3].shots] == [
        "Khen thưởng các cá nhân có thành tích trong phong trào thi đua.",
        "Các cơ quan trong khối ký giao ước thi đua.",
    ]
    assert article.authors.names == ("CTV",)
    assert report.lost == ["Dòng “Lượt xem: 30” không đưa vào bài."]
    assert report.changed == []
    expected = words_of_file(content)
    for word in ("Lượt", "xem", "30"):
        expected.remove(word)
    assert words_of_article(article) == expected


# ── Title and lead ───────────────────────────────────────────────────────────
def titled(*lines: tuple[str, dict[str, Any]]) -> bytes:
    document = Document()
    for text, how in lines:
        if how.get("centred"):
            centred(document, text, bold=how.get("bold", False))
        else:
            document.add_paragraph(style=how.get("style")).add_run(text).bold = how.get("bold")
    document.add_paragraph(LONG)
    return saved(document)


@pytest.mark.parametrize(
    "lines",
    [
        [("Hội nghị", {"style": "Title"})],
        [("Hội nghị", {"style": "Heading 1"})],
        [("Hội nghị", {"centred": True, "bold": True})],
        [("Hội nghị", {"bold": True})],
        [("Hội nghị", {"centred": True})],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {"centred": True, "bold": True}), ("Hội nghị", {"style": "Title"})],
    ],
)
def test_the_title_is_the_line_that_is_set_as_one(lines: list[tuple[str, dict[str, Any]]]) -> None:
    article, report = read(titled(*lines))
    assert article.title == "Hội nghị"
    if len(lines) == 1:
        assert article.lead == LONG
    assert not any("Tiêu đề" in sentence for sentence in report.changed)


def test_a_title_in_two_centred_lines_is_one_title() -> None:
    bold = {"centred": True, "bold": True}
    article, _ = read(titled(("Các cơ quan Tỉnh ủy", bold), ("đẩy mạnh thi đua", bold)))
    assert article.title == "Các cơ quan Tỉnh ủy đẩy mạnh thi đua"


def test_a_plain_first_line_becomes_the_title_and_the_report_says_so() -> None:
    article, report = read(titled(("Hội nghị tổng kết", {})))
    assert article.title == "Hội nghị tổng kết"
    assert report.changed == ["Tiêu đề lấy từ dòng đầu: “Hội nghị tổng kết”. Hãy xem lại."]


def test_a_file_of_long_sentences_only_is_called_like_the_file() -> None:
    document = Document()
    document.add_paragraph(LONG)
    article, report = read(saved(document), name="Hoi_nghi tong ket.docx")
    assert (article.title, article.lead) == ("Hoi nghi tong ket", LONG)
    assert "tiêu đề lấy theo tên tệp" in report.changed[0]


def test_a_first_paragraph_too_long_for_a_lead_stays_in_the_text() -> None:
    long = f"{LONG} " * 8
    article, report = read(titled(("Hội nghị", {"style": "Title"}), (long, {})))
    assert article.lead == ""
    assert article.parts == [Text(f"<p>{long.strip()}</p><p>{LONG}</p>")]
    assert "Đoạn đầu dài" in report.changed[0]


def test_a_heading_right_below_the_title_leaves_the_lead_to_the_editor() -> None:
    article, report = read(titled(("Hội nghị", {"style": "Title"}), ("Kết quả", {"style": "Heading 2"})))
    assert article.lead == ""
    assert article.parts == [Heading("Kết quả"), Text(f"<p>{LONG}</p>")]
    assert "Không thấy lời dẫn" in report.changed[0]


# ── Date ─────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("27/12/2021", (2021, 12, 27, 0, 0)),
        ("Ngày đăng: 27/12/2021 15:40", (2021, 12, 27, 15, 40)),
        ("Thứ Hai, 27/12/2021, 15h40", (2021, 12, 27, 15, 40)),
        ("(Cập nhật lúc 08:05 ngày 5/2/2022)", (2022, 2, 5, 8, 5)),
        ("Suối Ngọc, ngày 05 tháng 02 năm 2022", (2022, 2, 5, 0, 0)),
    ],
)
def test_a_line_that_only_says_the_day_becomes_the_day_of_publication(line: str, moment: tuple[int, ...]) -> None:
    article, report = read(article_file(LONG, line))
    assert article.published_on == timezone.make_aware(datetime.datetime(*moment))
    assert report.changed == [f"Ngày đăng lấy từ dòng “{line}”."]
    assert line not in str(article.parts)


@pytest.mark.parametrize("line", ["31/02/2022", "Sáng 27/12/2021, Khối họp tổng kết.", "1/1/0001", "Số 163/2021"])
def test_any_other_line_with_figures_is_text(line: str) -> None:
    article, _ = read(article_file(LONG, line, LONG))
    assert article.published_on is None
    assert line in str(article.parts)


# ── Text ─────────────────────────────────────────────────────────────────────
def test_bold_italic_and_links_stay_while_fonts_colours_and_sizes_go() -> None:
    def styled(document: Any) -> None:
        paragraph = document.add_paragraph("Chữ ")
        run = paragraph.add_run("đậm")
        run.bold, run.font.name, run.underline = True, "Comic Sans MS", True
        paragraph.add_run(" và ")
        paragraph.add_run("nghiêng").italic = True
        paragraph.add_run(", m")
        paragraph.add_run("2").font.superscript = True
        paragraph.add_run(" <b>&.")

    article, _ = read(article_file(styled))
    assert article.parts == [Text("<p>Chữ <b>đậm</b> và <i>nghiêng</i>, m² &lt;b&gt;&amp;.</p>")]


def test_bold_makes_no_headings_where_everything_is_bold() -> None:
    def bold(document: Any) -> None:
        for text in ("Kết quả", "Nhiệm vụ", "Khen thưởng", LONG):
            document.add_paragraph().add_run(text).bold = True

    article, _ = read(article_file(LONG, bold))
    assert [type(part) for part in article.parts] == [Text]


def test_a_photo_above_the_title_has_no_claim_on_a_short_lead() -> None:
    document = Document()
    add_picture(document)
    document.add_paragraph("Hội nghị", style="Title")
    document.add_paragraph("Lời dẫn ngắn.")
    document.add_paragraph(LONG)
    article, _ = read(saved(document))
    assert (article.lead, article.parts[0]) == ("Lời dẫn ngắn.", Shots([Shot(0)]))


def test_text_is_stored_as_the_portal_stores_text() -> None:
    article, _ = read(article_file("Tập huấn\u00a0nghi\u0323 quyết  NÐ-CP\u200b.\tHết"))
    assert article.parts == [Text("<p>Tập huấn nghị quyết NĐ-CP. Hết</p>")]


def test_lines_of_one_paragraph_stay_lines() -> None:
    def broken(document: Any) -> None:
        document.add_paragraph("Một").add_run("\nHai\n")

    article, _ = read(article_file(broken))
    assert article.parts == [Text("<p>Một<br/>Hai</p>")]


def test_headings_are_what_is_set_as_heading_or_bold_by_itself() -> None:
    def body(document: Any) -> None:
        document.add_heading("Kết quả", 2)
        document.add_paragraph(LONG)
        document.add_paragraph().add_run("Nhiệm vụ năm 2022").bold = True
        document.add_paragraph(LONG)
        document.add_paragraph().add_run("Một câu đậm có dấu chấm.").bold = True

    article, _ = read(article_file(body))
    assert article.parts == [
        Heading("Kết quả"),
        Text(f"<p>{LONG}</p>"),
        Heading("Nhiệm vụ năm 2022"),
        Text(f"<p>{LONG}</p><p><b>Một câu đậm có dấu chấm.</b></p>"),
    ]


# ── Byline ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("line", "names", "source"),
    [
        ("CTV", ("CTV",), ""),
        ("Bài, ảnh: Lò Thị Mẫu", ("Lò Thị Mẫu",), ""),
        ("Tin và ảnh: Lò Thị Mẫu – CTV", ("Lò Thị Mẫu", "CTV"), ""),
        ("(Theo Cổng tin xã Suối Ngọc)", (), "Cổng tin xã Suối Ngọc"),
        ("Theo báo Suối Ngọc", (), "báo Suối Ngọc"),
        ("Theo suoingoc.example.vn", (), "suoingoc.example.vn"),
        ("Nguồn: kế hoạch của Ban", (), "kế hoạch của Ban"),
    ],
)
def test_the_last_line_says_who_wrote_it(line: str, names: tuple[str, ...], source: str) -> None:
    article, report = read(article_file(LONG, line), "CTV", "Lò Thị Mẫu")
    assert (article.authors.names, article.authors.source) == (names, source)
    assert article.parts == [Text(f"<p>{LONG}</p>")]
    assert report.lost == []
    assert report.changed == ([f"Nguồn của bài lấy từ dòng cuối: “{line}”. Hãy xem lại."] if source else [])


def test_a_last_line_that_goes_on_from_the_text_is_no_source() -> None:
    article, report = read(article_file(LONG, "Theo kế hoạch đã đề ra của Ban"))
    assert article.parts == [Text(f"<p>{LONG}</p><p>Theo kế hoạch đã đề ra của Ban</p>")]
    assert (article.authors.source, report.changed) == ("", [])


def test_an_author_nobody_knows_stays_in_the_text_and_is_reported() -> None:
    article, report = read(article_file(LONG, "Trần Văn Ví Dụ"), "CTV")
    assert article.parts == [Text(f"<p>{LONG}</p><p>Trần Văn Ví Dụ</p>")]
    assert "“Trần Văn Ví Dụ” giống tên tác giả" in report.lost[0]


def test_photos_may_follow_the_author() -> None:
    def photos(document: Any) -> None:
        for number in range(2):
            add_picture(document, number)
            centred(document, f"Ảnh {number}.", italic=True)

    article, report = read(article_file(LONG, "CTV", photos), "CTV")
    assert article.authors.names == ("CTV",)
    assert article.parts == [Text(f"<p>{LONG}</p>"), Shots([Shot(0, "Ảnh 0."), Shot(1, "Ảnh 1.")])]
    assert report.lost == []


def test_a_last_sentence_is_no_author() -> None:
    article, report = read(article_file(LONG, "Hội nghị kết thúc tốt đẹp."), "CTV")
    assert article.authors.names == ()
    assert report.lost == []
