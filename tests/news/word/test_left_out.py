"""What an article has no place for is reported, and no word of it gets lost unsaid."""

from collections.abc import Callable
from typing import Any

import pytest
from word_files import (
    add_picture,
    article_file,
    part,
    read,
    repacked,
    with_notes,
    with_part,
    with_relationship,
    words_of_article,
    words_of_file,
    xml,
)

from news.word import Grid, Heading, Shot, Shots, Text

LONG = "Một đoạn văn dài hơn mọi dòng chú thích ảnh, kể về các phong trào thi đua yêu nước của khối trong năm."


def paragraph(*inside: str) -> Any:
    """A paragraph of raw markup."""

    def add(document: Any) -> None:
        element = document.add_paragraph()._p
        for markup in inside:
            element.append(xml(markup))

    return add


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_move_to_the_end_under_their_numbers(kind: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="%s"/></w:r>'
    content = article_file(
        paragraph(run("Theo quyết định"), reference % 1, run(" và kế hoạch"), reference % 2, run(".")), "CTV"
    )
    content = with_notes(content, kind, "Quyết định số 163/QĐ-UBND.", "Kế hoạch số 5/KH-BTĐKT.")
    article, report = read(content, "CTV")
    assert article.parts == [
        Text("<p>Theo quyết định[1] và kế hoạch[2].</p>"),
        Heading("Chú thích"),
        Text("<p>[1] Quyết định số 163/QĐ-UBND.</p><p>[2] Kế hoạch số 5/KH-BTĐKT.</p>"),
    ]
    assert article.authors.names == ("CTV",)
    assert report.changed == ["2 chú thích chân trang được đưa xuống cuối bài, có số trong ngoặc vuông."]


def test_a_reference_to_no_note_is_nothing() -> None:
    article, _ = read(article_file(paragraph(run("Chữ"), '<w:r><w:footnoteReference w:id="9"/></w:r>')))
    assert article.parts == [Text("<p>Chữ</p>")]


def test_of_tracked_changes_what_was_added_stays_and_what_was_deleted_goes() -> None:
    who = 'w:id="1" w:author="Lò Thị Mẫu" w:date="2021-12-27T08:00:00Z"'
    content = article_file(
        paragraph(
            run("Khối có "),
            f'<w:del {who}><w:r><w:delText xml:space="preserve">tám </w:delText></w:r></w:del>',
            f"<w:ins {who}>{run('chín ')}</w:ins>",
            run("cơ quan."),
        )
    )
    article, report = read(content)
    assert article.parts == [Text("<p>Khối có chín cơ quan.</p>")]
    assert words_of_article(article) == words_of_file(content)
    assert report.lost == ["1 chỗ đã xóa khi theo dõi thay đổi được bỏ: “tám”."]
    assert report.changed == ["1 chỗ thêm khi theo dõi thay đổi được giữ như chữ thường: “chín”."]


def test_a_deleted_line_end_joins_two_paragraphs_and_moved_words_stand_once() -> None:
    who = 'w:id="1" w:author="A"'

    def add(document: Any) -> None:
        first = document.add_paragraph("Một ")._p
        first.get_or_add_pPr().append(xml(f"<w:rPr><w:del {who}/></w:rPr>"))
        second = document.add_paragraph("hai.")._p
        second.append(xml(f"<w:moveTo {who}>{run(' Dời.')}</w:moveTo>"))
        third = document.add_paragraph("Ba.")._p
        third.append(xml(f"<w:moveFrom {who}>{run(' Dời.')}</w:moveFrom>"))

    content = article_file(add)
    article, _ = read(content)
    assert article.parts == [Text("<p>Một hai. Dời.</p><p>Ba.</p>")]
    assert words_of_article(article) == words_of_file(content)


def end_deleted(text: str) -> Callable[[Any], None]:
    """A paragraph whose end was deleted while changes were tracked."""

    def add(document: Any) -> None:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(xml('<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'))

    return add


def test_words_before_a_deleted_line_end_stay_where_nothing_follows() -> None:
    content = article_file("Một.", end_deleted("Hai."))
    article, _ = read(content)
    assert article.parts == [Text("<p>Một.</p><p>Hai.</p>")]
    assert words_of_article(article) == words_of_file(content)


def test_words_before_a_deleted_line_end_stand_above_the_table_that_follows() -> None:
    def table(document: Any) -> None:
        end_deleted("Trong ô.")(document.add_table(1, 2).cell(0, 0))

    content = article_file("Một.", end_deleted("Hai."), table, "Ba.")
    article, _ = read(content)
    assert article.parts == [Text("<p>Một.</p><p>Hai.</p>"), Grid([["Trong ô."]], False), Text("<p>Ba.</p>")]
    assert words_of_article(article) == words_of_file(content)


def test_comments_are_quoted_in_the_report() -> None:
    def add(document: Any) -> None:
        text = document.add_paragraph("Chữ có nhận xét.").runs
        document.add_comment(text, text="Xem lại số liệu", author="Lò Thị Mẫu")

    article, report = read(article_file(add))
    assert article.parts == [Text("<p>Chữ có nhận xét.</p>")]
    assert report.lost == ["1 nhận xét bên lề không đưa vào bài: “Xem lại số liệu”."]


def test_headers_and_footers_are_quoted_and_bare_page_numbers_are_not() -> None:
    def add(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Ban Thi đua"
        document.sections[0].footer.paragraphs[0].text = "12"

    _, report = read(article_file(LONG, add))
    assert report.lost == ["1 đầu trang, chân trang không đưa vào bài: “Ban Thi đua”."]


def test_hidden_words_stay_hidden_and_are_quoted() -> None:
    article, report = read(article_file(paragraph(run("Thấy. "), run("Không thấy.", "<w:vanish/>"))))
    assert article.parts == [Text("<p>Thấy.</p>")]
    assert report.lost == ["1 chỗ chữ ẩn không đưa vào bài: “Không thấy.”."]


BOX = "<w:txbxContent><w:p><w:r><w:t>Chữ trong khung.</w:t></w:r></w:p></w:txbxContent>"
BOXES = [
    f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>",
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
    f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>",
]


@pytest.mark.parametrize("box", BOXES)
def test_the_words_of_a_text_box_follow_their_paragraph_once(box: str) -> None:
    content = article_file(paragraph(run("Đoạn có khung."), box))
    article, report = read(content)
    assert article.parts == [Text("<p>Đoạn có khung.</p><p>Chữ trong khung.</p>")]
    assert words_of_article(article) == words_of_file(content)
    assert report.changed == ["1 khung chữ thành đoạn văn thường ngay sau đoạn chứa khung."]


def test_an_equation_is_written_as_text() -> None:
    content = article_file(paragraph(run("Tính "), "<m:oMath><m:r><m:t>a+b=7</m:t></m:r></m:oMath>", run(" điểm.")))
    article, report = read(content)
    assert article.parts == [Text("<p>Tính a+b=7 điểm.</p>")]
    assert report.changed == ["1 công thức được chép thành chữ thường, hãy xem lại: “a+b=7”."]


GRAPHIC = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        (GRAPHIC.format('<c:chart r:id="rId99"/>'), "1 biểu đồ không đưa được vào bài"),
        (GRAPHIC.format("<wps:wsp/>"), "1 hình vẽ không đưa được vào bài"),
        (
            '<w:r><w:object><v:shape><v:imagedata r:id="rId99"/></v:shape>'
            '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId98"/></w:object></w:r>',
            "1 đối tượng nhúng không đưa được vào bài: “Excel.Sheet.12”.",
        ),
        ('<w:r><w:sym w:font="Logo UBND" w:char="F041"/></w:r>', "1 ký hiệu của phông riêng không chép được."),
    ],
)
def test_what_is_drawn_by_word_alone_is_reported(markup: str, told: str) -> None:
    article, report = read(article_file(paragraph(run(LONG), markup)))
    assert article.parts == [Text(f"<p>{LONG}</p>")]
    assert [sentence[: len(told)] for sentence in report.lost] == [told]


def test_known_signs_of_sign_fonts_become_letters() -> None:
    article, report = read(article_file(paragraph(run("Đạt "), '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')))
    assert article.parts == [Text("<p>Đạt 🗸</p>")] or article.parts == [Text("<p>Đạt ✓</p>")]
    assert report.lost == []


def test_signs_that_stand_for_letters_of_a_sign_font_become_unicode_too() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    article, report = read(article_file(paragraph(run("\uf0fc", wingdings), run(" xong."))))
    assert article.parts == [Text("<p>✓ xong.</p>")]
    _, report = read(article_file(paragraph(run("\uf041", '<w:rFonts w:ascii="Logo UBND"/>'), run(" xong."))))
    assert report.lost == ["1 ký hiệu của phông riêng không chép được."]


def test_a_sign_with_a_choice_for_older_programs_is_kept() -> None:
    choice = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t>?</w:t></mc:Choice>'
        "<mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    article, report = read(article_file(paragraph(run("Vui "), choice)))
    assert article.parts == [Text("<p>Vui ☺</p>")]
    assert report.lost == []


def test_a_drawn_line_is_no_loss() -> None:
    line = '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'
    _, report = read(article_file(LONG, paragraph(line)))
    assert report.lost == []


def test_a_picture_that_only_points_elsewhere_is_not_fetched() -> None:
    blip = GRAPHIC.format('<pic:pic><pic:blipFill><a:blip r:link="far"/></pic:blipFill></pic:pic>')
    content = article_file(LONG, paragraph(blip))
    content = with_relationship(content, "far", "image", "https://example.vn/theo-doi.png", external=True)
    article, report = read(content)
    assert article.parts == [Text(f"<p>{LONG}</p>")]
    assert report.lost == ["1 ảnh chỉ trỏ tới nơi khác, không nằm trong tệp, nên không lấy về."]


def test_a_picture_cropped_in_word_is_reported() -> None:
    content = article_file(LONG, add_picture)
    document = part(content, "word/document.xml").decode()
    cropped = document.replace("<a:stretch>", '<a:srcRect l="10000"/><a:stretch>')
    assert cropped != document
    article, report = read(repacked(content, {"word/document.xml": cropped}))
    assert article.parts[1] == Shots([Shot(0)])
    assert report.changed == ["1 ảnh đã cắt trong Word: bài dùng ảnh đủ như trước khi cắt."]


def test_a_file_inside_the_file_is_reported() -> None:
    content = article_file(
        LONG, lambda document: document.element.body.append(xml('<w:altChunk r:id="added-aFChunk"/>'))
    )
    content = with_part(content, "afchunk.html", "<p>Nhúng</p>", "aFChunk", "text/html")
    _, report = read(content)
    assert report.lost == ["1 tệp được chèn bên trong văn bản không đưa được vào bài."]


# ── Links ────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.vn/van-ban?so=163&amp;nam=2021", True),
        ("mailto:ban@example.vn", True),
        ("tel:+842123456789", True),
        ("javascript:alert(1)", False),
        ("file:///C:/bao-cao.docx", False),
        ("data:text/html,x", False),
        ("https://", False),
    ],
)
def test_links_are_kept_where_a_reader_may_follow_them(address: str, kept: bool) -> None:
    content = article_file(paragraph(run("Xem "), f'<w:hyperlink r:id="there">{run("ở đây")}</w:hyperlink>'))
    article, report = read(with_relationship(content, "there", "hyperlink", address, external=True))
    wanted = f'<p>Xem <a href="{address}">ở đây</a></p>' if kept else "<p>Xem ở đây</p>"
    assert article.parts == [Text(wanted)]
    assert bool(report.lost) is not kept


def test_a_link_that_is_a_field_is_kept_and_other_fields_leave_their_result() -> None:
    def field(instruction: str, result: str) -> list[str]:
        sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return [
            sign.format("begin"),
            f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>',
            sign.format("separate"),
            run(result),
            sign.format("end"),
        ]

    content = article_file(
        paragraph(
            *field(' HYPERLINK "https://example.vn/" ', "trang"), run(" số "), *field(" SEQ Bảng ", "3"), run(".")
        )
    )
    article, _ = read(content)
    assert article.parts == [Text('<p><a href="https://example.vn/">trang</a> số 3.</p>')]


# ── Fields ───────────────────────────────────────────────────────────────────
def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


LINK = (
    sign("begin"),
    instruction(' HYPERLINK "https://example.vn/a" '),
    sign("separate"),
    run("liên kết"),
    sign("end"),
)


@pytest.mark.parametrize("begun", [sign("begin") + instruction(" PAGE "), sign("begin") + sign("separate")])
def test_a_field_that_never_ends_takes_no_words_with_it_and_is_reported(begun: str) -> None:
    first, second = begun.replace("</w:r><w:r>", "</w:r>|<w:r>").split("|")
    content = article_file(paragraph(run("Một."), first, second, run(" Hai.")), "Ba.", paragraph(*LINK))
    article, report = read(content)
    assert article.parts == [
        Text('<p>Một. Hai.</p><p>Ba.</p><p><a href="https://example.vn/a">liên kết</a></p>'),
    ]
    assert words_of_article(article) == words_of_file(content)
    assert report.lost == []
    assert report.changed == ["1 trường tự động của Word không có chỗ kết thúc: chữ quanh đó được giữ, hãy xem lại."]


def test_a_broken_field_makes_nothing_be_told_or_shown_twice() -> None:
    content = article_file(add_picture, paragraph(run("Ẩn.", "<w:vanish/>"), sign("begin"), run("Một.")))
    article, report = read(content)
    assert [shot.photo for shot in article.shots] == [0] and len(article.pictures) == 1
    assert report.lost == ["1 chỗ chữ ẩn không đưa vào bài: “Ẩn.”."]


@pytest.mark.parametrize("gone", ["del", "moveFrom"])
def test_a_field_whose_end_was_deleted_ends_there(gone: str) -> None:
    ending = f'<w:{gone} w:id="1" w:author="A">{sign("separate")}{sign("end")}</w:{gone}>'
    content = article_file(paragraph(run("Một."), sign("begin"), instruction(" PAGE "), ending, run(" Hai.")), "Ba.")
    article, report = read(content)
    assert article.parts == [Text("<p>Một. Hai.</p><p>Ba.</p>")]
    assert report.changed == []
