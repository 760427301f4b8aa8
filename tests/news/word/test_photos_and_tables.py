"""What becomes of a Word file's photos, and of its tables."""

from typing import Any

from word_files import (
    add_picture,
    article_file,
    centred,
    read,
    words,
    words_of_article,
    words_of_file,
    xml,
)

from news.word import Grid, Shot, Shots, Text

LONG = "Một đoạn văn dài hơn mọi dòng chú thích ảnh, kể về các phong trào thi đua yêu nước của khối trong năm."


# ── Photos ───────────────────────────────────────────────────────────────────
def test_a_line_under_a_photo_is_its_caption_however_it_is_set() -> None:
    for number, add in enumerate(
        [
            lambda document: centred(document, "Quang cảnh hội nghị.", italic=True),
            lambda document: document.add_paragraph("Quang cảnh hội nghị.", style="Caption"),
            lambda document: document.add_paragraph("Quang cảnh hội nghị."),
        ]
    ):
        article, _ = read(article_file(LONG, lambda document, n=number: add_picture(document, n), add, LONG))
        assert article.parts[1:2] == [Shots([Shot(0, "Quang cảnh hội nghị.")])]
        assert article.parts[2] == Text(f"<p>{LONG}</p>")


def test_who_took_it_is_told_apart() -> None:
    article, _ = read(article_file(LONG, add_picture, "Quang cảnh hội nghị. (Ảnh: CTV)", LONG))
    assert article.parts[1] == Shots([Shot(0, "Quang cảnh hội nghị.", "Ảnh: CTV")])


def test_a_long_paragraph_under_a_photo_is_no_caption() -> None:
    article, _ = read(article_file(add_picture, LONG, LONG))
    assert article.parts == [Shots([Shot(0)]), Text(f"<p>{LONG}</p><p>{LONG}</p>")]


def test_photos_in_a_row_become_a_gallery_with_their_captions_in_order() -> None:
    def rows(document: Any) -> None:
        row = document.add_paragraph()
        for number in range(2):
            add_picture(document, number, row)
        document.add_paragraph("Khen thưởng các cá nhân.")
        document.add_paragraph("Ký giao ước thi đua.")
        add_picture(document, 3)
        document.add_paragraph("Văn nghệ chào mừng.")

    article, _ = read(article_file(LONG, rows, LONG))
    assert [(shot.photo, shot.caption) for shot in article.parts[1].shots] == [
        (0, "Khen thưởng các cá nhân."),
        (1, "Ký giao ước thi đua."),
        (2, "Văn nghệ chào mừng."),
    ]


def test_one_line_under_several_photos_names_the_gallery() -> None:
    def row(document: Any) -> None:
        add_picture(document, 1)
        add_picture(document, 2)
        document.add_paragraph("Một số hình ảnh tại hội nghị.", style="Caption")

    article, _ = read(article_file(LONG, row, LONG))
    assert article.parts[1] == Shots([Shot(0), Shot(1)], "Một số hình ảnh tại hội nghị.")


def test_a_photo_inside_a_sentence_stands_behind_it() -> None:
    def inside(document: Any) -> None:
        paragraph = document.add_paragraph("Trước ảnh ")
        add_picture(document, 1, paragraph)
        paragraph.add_run("sau ảnh, một câu dài hơn mọi dòng chú thích ảnh của cổng cũ.")

    article, _ = read(article_file(inside))
    (text, shots) = article.parts
    assert words(text.html)[1:5] == ["Trước", "ảnh", "sau", "ảnh"]
    assert shots == Shots([Shot(0)])


def test_a_table_that_only_lays_photos_out_becomes_a_gallery() -> None:
    def laid_out(document: Any) -> None:
        table = document.add_table(2, 2)
        for column, caption in enumerate(["Khen thưởng.", "Ký giao ước."]):
            add_picture(document, column, table.cell(0, column).paragraphs[0])
            table.cell(1, column).text = caption

    article, _ = read(article_file(LONG, laid_out, LONG))
    assert article.parts[1] == Shots([Shot(0, "Khen thưởng."), Shot(1, "Ký giao ước.")])


# ── Tables ───────────────────────────────────────────────────────────────────
def test_a_table_keeps_rows_cells_and_its_name() -> None:
    def table(document: Any) -> None:
        document.add_paragraph("Bảng 1. Số liệu thi đua", style="Caption")
        grid = document.add_table(3, 2)
        for line, row in enumerate([("Đơn vị", "Số"), ("Xã A", "12"), ("Xã B\nvà C", "7")]):
            for column, text in enumerate(row):
                grid.cell(line, column).text = ""
                grid.cell(line, column).paragraphs[0].add_run(text).bold = line == 0

    article, report = read(article_file(LONG, table))
    assert article.parts[1] == Grid(
        [["Đơn vị", "Số"], ["Xã A", "12"], ["Xã B và C", "7"]], True, "Bảng 1. Số liệu thi đua"
    )
    assert report.changed == []


def test_merged_cells_come_apart_and_are_reported() -> None:
    def table(document: Any) -> None:
        grid = document.add_table(3, 3)
        for line in range(3):
            for column in range(3):
                grid.cell(line, column).text = f"{line}{column}"
        grid.cell(0, 1).merge(grid.cell(0, 2)).text = "chung"
        grid.cell(1, 0).merge(grid.cell(2, 0)).text = "dọc"

    article, report = read(article_file(LONG, table))
    assert article.parts[1].rows == [["00", "chung", ""], ["dọc", "11", "12"], ["", "21", "22"]]
    assert report.changed == ["2 ô gộp trong bảng được tách ra, chữ ở ô đầu."]


def test_a_table_in_a_table_keeps_its_words() -> None:
    def table(document: Any) -> None:
        outer = document.add_table(1, 2)
        outer.cell(0, 0).text = "ngoài"
        outer.cell(0, 1).add_table(1, 2).cell(0, 1).text = "trong"

    content = article_file(LONG, table)
    article, report = read(content)
    assert words_of_article(article) == words_of_file(content)
    assert report.changed == ["1 bảng nằm trong bảng khác được chép thành chữ trong ô."]


def test_a_frame_of_one_cell_is_text() -> None:
    article, _ = read(article_file(lambda document: document.add_table(1, 1).cell(0, 0).__setattr__("text", LONG)))
    assert article.parts == [Text(f"<p>{LONG}</p>")]


def test_cells_stay_in_their_column_below_a_very_long_merged_cell() -> None:
    def table(document: Any) -> None:
        grid = document.add_table(0, 2)
        for line in range(260):
            first, second = grid.add_row().cells
            first._tc.get_or_add_tcPr().append(xml("<w:vMerge/>" if line else '<w:vMerge w:val="restart"/>'))
            second.text = f"số {line}"
            if line == 0:
                first.text = "chung"

    article, report = read(article_file(LONG, table))
    assert article.parts[1].rows == [["chung", "số 0"], *(["", f"số {line}"] for line in range(1, 260))]
    assert report.changed == ["1 ô gộp trong bảng được tách ra, chữ ở ô đầu."]


def test_a_row_that_begins_further_right_stays_there() -> None:
    def table(document: Any) -> None:
        grid = document.add_table(2, 3)
        for line in range(2):
            for column in range(3):
                grid.cell(line, column).text = f"{line}{column}"
        row = grid.rows[1]._tr
        for cell in row.tc_lst[:2]:
            row.remove(cell)
        row.get_or_add_trPr().append(xml('<w:gridBefore w:val="2"/>'))

    article, report = read(article_file(LONG, table))
    assert article.parts[1].rows == [["00", "01", "02"], ["", "", "12"]]
    assert report.changed == []


def test_photos_laid_out_by_tables_in_a_table_stand_once() -> None:
    def laid_out(document: Any) -> None:
        outer = document.add_table(1, 2)
        for column, caption in enumerate(["Khen thưởng.", "Ký giao ước."]):
            inner = outer.cell(0, column).add_table(2, 1)
            add_picture(document, column, inner.cell(0, 0).paragraphs[0])
            inner.cell(1, 0).text = caption

    content = article_file(LONG, laid_out, LONG)
    article, _ = read(content)
    assert words_of_article(article) == words_of_file(content)
    assert article.parts[1] == Shots([Shot(0, "Khen thưởng."), Shot(1, "Ký giao ước.")])


def test_a_table_in_a_frame_of_one_cell_stays_a_table() -> None:
    def framed(document: Any) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = "Bên trên."
        inner = cell.add_table(2, 2)
        for line in range(2):
            for column in range(2):
                inner.cell(line, column).text = f"{line}{column}"

    article, report = read(article_file(LONG, framed))
    assert article.parts == [Text(f"<p>{LONG}</p><p>Bên trên.</p>"), Grid([["00", "01"], ["10", "11"]], False)]
    assert report.changed == []
