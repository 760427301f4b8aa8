"""Words typed under TCVN3 and VNI fonts arrive as Unicode, wherever the font is named."""

from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from word_files import article_file, part, read, repacked, saved, words_of_article, xml

from news.word import Grid, Text

UNICODE = "Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết."
TCVN3 = "ChiÒu 27/12, Khèi thi ®ua tæ chøc Héi nghÞ tæng kÕt."
VNI = "Chieàu 27/12, Khoái thi ñua toå chöùc Hoäi nghò toång keát."
OLD = [(TCVN3, ".VnTime"), (VNI, "VNI-Times")]
TOLD = {
    ".VnTime": "1 đoạn gõ bằng phông TCVN3 (.VnTime) được đổi sang Unicode.",
    "VNI-Times": "1 đoạn gõ bằng phông VNI được đổi sang Unicode.",
}


def in_font(text: str, font: str) -> Any:
    def add(document: Any) -> None:
        document.add_paragraph().add_run(text).font.name = font

    return add


@pytest.mark.parametrize(("text", "font"), OLD)
def test_a_font_named_on_the_words(text: str, font: str) -> None:
    article, report = read(article_file(in_font(text, font)))
    assert article.parts == [Text(f"<p>{UNICODE}</p>")]
    assert report.changed == [TOLD[font]]


@pytest.mark.parametrize(("text", "font"), OLD)
def test_a_font_named_by_a_style_that_another_is_based_on(text: str, font: str) -> None:
    def add(document: Any) -> None:
        base = document.styles.add_style("Văn bản", WD_STYLE_TYPE.PARAGRAPH)
        base.font.name = font
        style = document.styles.add_style("Văn bản thụt", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = base
        document.add_paragraph(text, style=style)

    article, _ = read(article_file(add))
    assert article.parts == [Text(f"<p>{UNICODE}</p>")]


@pytest.mark.parametrize(("text", "font"), OLD)
def test_a_font_named_for_the_whole_document(text: str, font: str) -> None:
    document = Document()
    document.styles["Normal"].font.name = font
    document.add_paragraph().add_run(text).bold = True
    document.add_paragraph(text)
    document.add_table(1, 2).cell(0, 1).text = text
    article, _ = read(saved(document))
    assert article.lead == UNICODE
    assert Grid([[UNICODE]], False) in article.parts


@pytest.mark.parametrize(("text", "font"), OLD)
def test_a_font_named_by_the_theme(text: str, font: str) -> None:
    def add(document: Any) -> None:
        run = document.add_paragraph().add_run(text)
        run._r.get_or_add_rPr().append(xml('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'))

    content = article_file(add)
    theme = part(content, "word/theme/theme1.xml").decode()
    assert "Cambria" in theme or "Calibri" in theme
    for known in ("Cambria", "Calibri"):
        theme = theme.replace(f'<a:latin typeface="{known}"/>', f'<a:latin typeface="{font}"/>')
    article, _ = read(repacked(content, {"word/theme/theme1.xml": theme.encode()}))
    assert article.parts == [Text(f"<p>{UNICODE}</p>")]


@pytest.mark.parametrize(("text", "font"), OLD)
def test_a_word_parted_between_runs_stays_one_word(text: str, font: str) -> None:
    def add(document: Any) -> None:
        paragraph = document.add_paragraph()
        for sign in text:
            paragraph.add_run(sign).font.name = font

    article, _ = read(article_file(add))
    assert article.parts == [Text(f"<p>{UNICODE}</p>")]


def test_fonts_of_capitals_write_capitals() -> None:
    article, _ = read(article_file(in_font("Héi nghÞ tæng kÕt n¨m 2021 cña khèi", ".VnTimeH")))
    assert article.parts == [Text("<p>HỘI NGHỊ TỔNG KẾT NĂM 2021 CỦA KHỐI</p>")]


def test_both_encodings_and_unicode_in_one_paragraph() -> None:
    def add(document: Any) -> None:
        paragraph = document.add_paragraph()
        for text, font in [("Héi nghÞ ", ".VnTime"), ("toång keát ", "VNI-Times"), ("năm 2021", "Arial")]:
            paragraph.add_run(text).font.name = font

    article, _ = read(article_file(add))
    assert article.parts == [Text("<p>Hội nghị tổng kết năm 2021</p>")]


def test_unicode_under_an_old_font_stays() -> None:
    article, report = read(article_file(in_font(UNICODE, ".VnTime")))
    assert article.parts == [Text(f"<p>{UNICODE}</p>")]
    assert report.changed == []


@pytest.mark.parametrize(("text", "font"), OLD)
def test_old_signs_under_a_new_font_are_recognised(text: str, font: str) -> None:
    article, report = read(article_file(in_font(text, "Times New Roman")))
    assert article.parts == [Text(f"<p>{UNICODE}</p>")]
    assert report.changed == [TOLD[font]]


def test_other_languages_keep_their_letters() -> None:
    words = "Café Déjà vu, naïve São Paulo, 30°C, 5 m², «Élan»."
    article, _ = read(article_file(in_font(words, "Times New Roman")))
    assert article.parts == [Text(f"<p>{words}</p>")]


@pytest.mark.parametrize(("text", "font"), OLD)
def test_title_lead_and_captions_are_unicode_before_they_are_looked_at(text: str, font: str) -> None:
    document = Document()
    document.styles["Normal"].font.name = font
    document.add_paragraph().add_run(text.rstrip(".")).bold = True
    document.add_paragraph(text)
    article, _ = read(saved(document))
    assert (article.title, article.lead) == (UNICODE.rstrip("."), UNICODE)
    assert words_of_article(article).count("Chiều") == 2


def test_the_letter_that_word_takes_for_a_soft_hyphen_is_kept_and_a_real_one_goes() -> None:
    def add(document: Any) -> None:
        for before, after, font in [("khen th", "ëng tØnh", ".VnTime"), ("thi ", "đua", "Arial")]:
            paragraph = document.add_paragraph()
            paragraph.add_run(before).font.name = font
            run = paragraph.add_run()
            run.font.name = font
            run._r.append(xml("<w:softHyphen/>"))
            paragraph.add_run(after).font.name = font

    article, _ = read(article_file(add))
    assert article.parts == [Text("<p>khen thưởng tỉnh</p><p>thi đua</p>")]


# ── Unicode typed or pasted where the old font is still named ────────────────
def in_runs(*runs: tuple[str, str]) -> Any:
    """A paragraph whose second of each two runs is bold."""

    def add(document: Any) -> None:
        paragraph = document.add_paragraph()
        for place, (text, font) in enumerate(runs):
            run = paragraph.add_run(text)
            run.font.name, run.bold = font, place % 2 == 1 or None

    return add


def test_letters_are_drawn_in_the_font_for_letters_beyond_ascii() -> None:
    def add(document: Any) -> None:
        properties = document.add_paragraph().add_run("Sơ kết công tác")._r.get_or_add_rPr()
        properties.append(xml('<w:rFonts w:ascii=".VnTime" w:hAnsi="Times New Roman"/>'))
        properties = document.add_paragraph().add_run("công tác")._r.get_or_add_rPr()
        properties.append(xml('<w:rFonts w:ascii=".VnTime" w:hAnsi="Times New Roman"/>'))

    article, report = read(article_file(add))
    assert article.parts == [Text("<p>Sơ kết công tác</p><p>công tác</p>")]
    assert report.changed == []


@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_a_bold_word_is_unicode_where_the_rest_in_its_font_is(font: str) -> None:
    content = article_file(in_runs(("Khối thi đua sơ kết ", font), ("công tác", font), (" năm 2021.", font)))
    article, report = read(content)
    assert article.parts == [Text("<p>Khối thi đua sơ kết <b>công tác</b> năm 2021.</p>")]
    assert report.changed == []


@pytest.mark.parametrize(
    ("text", "font"), [("và Công ty", ".VnTimeH"), ("công tác", ".VnTime"), ("và lính", "VNI-Times")]
)
def test_words_that_the_old_encoding_cannot_spell_are_unicode(text: str, font: str) -> None:
    article, report = read(article_file(in_font(text, font)))
    assert article.parts == [Text(f"<p>{text}</p>")]
    assert report.changed == []


def test_old_words_stay_old_beside_unicode_pasted_among_them() -> None:
    content = article_file(
        in_runs(("Héi nghÞ tæng kÕt ", ".VnTime"), ("của khối", ".VnTime"), (" c«ng t¸c", ".VnTime"))
    )
    article, _ = read(content)
    assert article.parts == [Text("<p>Hội nghị tổng kết <b>của khối</b> công tác</p>")]


def test_a_word_that_both_spell_follows_the_font() -> None:
    # `lính số` in VNI; read as Unicode, `só` would be a word too.
    article, _ = read(article_file(in_font("lính só soá", "VNI-Times")))
    assert article.parts == [Text("<p>lính sĩ số</p>")]
