"""Lists and the numbers that Word writes by itself."""

import re
from typing import Any

import pytest
from docx import Document
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from word_files import article_file, read, saved, words_of_article, words_of_file, xml

from news.blocks.paragraph import FEATURES
from news.word import Heading, Text

Items = list[tuple[str, int, int]]  # text, list, level


def with_lists(items: Items, *levels: tuple[str, str], start: int = 1) -> bytes:
    """A file with a list whose levels have these formats and texts; list 0 is no list."""

    def add(document: Any) -> None:
        numbering = document.part.numbering_part.element
        described = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="{start if place == 0 else 1}"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for place, (kind, text) in enumerate(levels)
        )
        numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="900">{described}</w:abstractNum>'))
        numbering.append(xml('<w:num w:numId="901"><w:abstractNumId w:val="900"/></w:num>'))
        numbering.append(
            xml(
                '<w:num w:numId="902"><w:abstractNumId w:val="900"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        for text, number, level in items:
            paragraph = document.add_paragraph(text)
            if number:
                paragraph._p.get_or_add_pPr().append(
                    xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{900 + number}"/></w:numPr>')
                )

    return article_file(add)


def after_the_editor(html: str) -> str:
    """What the editor's form makes of a paragraph that nobody changed."""
    editor = ContentstateConverter(features=FEATURES)
    return re.sub(r' data-block-key="\w+"', "", editor.to_database_format(editor.from_database_format(html)))


DECIMAL = [("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "-")]


def test_lists_nest_as_they_stand() -> None:
    items = [("một", 1, 0), ("con a", 1, 1), ("con b", 1, 1), ("hai", 1, 0), ("con a", 1, 1), ("cháu", 1, 2)]
    content = with_lists(items, *DECIMAL)
    article, report = read(content)
    nested = (
        "<ol><li>một<ol><li>con a</li><li>con b</li></ol></li>"
        "<li>hai<ol><li>con a<ul><li>cháu</li></ul></li></ol></li></ol>"
    )
    assert article.parts == [Text(nested)]
    assert after_the_editor(nested) == nested
    assert report.changed == ["3 mục con đánh chữ a, b, c nay đánh số 1, 2, 3."]
    assert words_of_article(article) == words_of_file(content)


def test_a_numbered_list_with_bullets_inside_keeps_its_numbers_in_the_editor_too() -> None:
    # The editor would begin at 1 again after the bullets.
    split = after_the_editor("<ol><li>một<ul><li>con</li></ul></li><li>hai</li></ol>")
    assert split == "<ol><li>một<ul><li>con</li></ul></li></ol><ol><li>hai</li></ol>"
    article, _ = read(with_lists([("một", 1, 0), ("con", 1, 1), ("hai", 1, 0)], ("decimal", "%1."), ("bullet", "-")))
    assert article.parts == [Text("<p>1. một</p><ul><li>con</li></ul><p>2. hai</p>")]


def test_word_s_own_list_styles_nest_too() -> None:
    document = Document()
    document.add_paragraph("Hội nghị", style="Title")
    document.add_paragraph("Lời dẫn.")
    for text, style in [("một", "List Bullet"), ("con", "List Bullet 2"), ("hai", "List Bullet")]:
        document.add_paragraph(text, style=style)
    article, _ = read(saved(document))
    assert article.parts == [Text("<ul><li>một<ul><li>con</li></ul></li><li>hai</li></ul>")]


def test_numbers_that_go_on_after_other_text_are_written_out() -> None:
    items = [("Về công tác thi đua", 1, 0), ("Đoạn.", 0, 0), ("Về khen thưởng", 1, 0), ("Đoạn.", 0, 0)]
    article, report = read(with_lists(items, *DECIMAL))
    assert article.parts == [Text("<p>1. Về công tác thi đua</p><p>Đoạn.</p><p>2. Về khen thưởng</p><p>Đoạn.</p>")]
    assert report.changed == ["2 dòng đánh số tự động có số được gõ hẳn vào chữ."]


@pytest.mark.parametrize(
    ("format", "text", "start", "labels"),
    [
        ("upperRoman", "%1.", 1, ["I.", "II."]),
        ("lowerLetter", "%1)", 1, ["a)", "b)"]),
        ("decimal", "Điều %1.", 1, ["Điều 1.", "Điều 2."]),
        ("decimal", "%1.", 4, ["4.", "5."]),
        ("lowerRoman", "(%1)", 4, ["(iv)", "(v)"]),
        ("upperLetter", "%1.", 26, ["Z.", "AA."]),
    ],
)
def test_numbers_that_the_page_would_write_otherwise_are_written_out(
    format: str, text: str, start: int, labels: list[str]
) -> None:
    article, _ = read(with_lists([("một", 1, 0), ("hai", 1, 0)], (format, text), start=start))
    assert article.parts == [Text(f"<p>{labels[0]} một</p><p>{labels[1]} hai</p>")]


def test_numbers_of_several_levels_are_written_out() -> None:
    items = [("một", 1, 0), ("con", 1, 1), ("con", 1, 1), ("hai", 1, 0), ("con", 1, 1)]
    article, _ = read(with_lists(items, ("decimal", "%1"), ("decimal", "%1.%2")))
    texts = ["1 một", "1.1 con", "1.2 con", "2 hai", "2.1 con"]
    # The plain level is parted by the other, so its numbers are written too.
    assert article.parts == [Text("".join(f"<p>{text}</p>" for text in texts))]


def test_a_second_list_begins_at_one_again() -> None:
    items = [("một", 1, 0), ("hai", 1, 0), ("Đoạn.", 0, 0), ("lại một", 2, 0)]
    article, _ = read(with_lists(items, *DECIMAL))
    assert article.parts == [Text("<ol><li>một</li><li>hai</li></ol><p>Đoạn.</p><ol><li>lại một</li></ol>")]


def test_a_heading_keeps_its_number() -> None:
    def add(document: Any) -> None:
        heading = document.add_heading("Kết quả", 2)
        heading._p.get_or_add_pPr().append(xml('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="901"/></w:numPr>'))
        numbering = document.part.numbering_part.element
        numbering.insert(
            0,
            xml(
                '<w:abstractNum w:abstractNumId="900"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
                '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(xml('<w:num w:numId="901"><w:abstractNumId w:val="900"/></w:num>'))

    article, _ = read(article_file("Đoạn văn mở đầu, trước đề mục.", add))
    assert article.parts[-1] == Heading("I. Kết quả")
