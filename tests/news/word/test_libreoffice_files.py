"""Files as LibreOffice writes them come whole."""

from collections import Counter
from pathlib import Path

from word_files import read, words, words_of_article, words_of_file

from news.word import Grid, Heading, Shot, Shots, Text

FILES = Path(__file__).parent / "files"


def test_the_conference_comes_whole() -> None:
    content = (FILES / "hoi-nghi.docx").read_bytes()
    article, report = read(content, "CTV")
    assert article.title == "Khối thi đua tổng kết năm 2021"
    assert article.lead == "Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết, triển khai nhiệm vụ năm 2022."
    assert article.authors.names == ("CTV",)
    heading, first, quang_canh, second, table, people, last, *notes = article.parts
    assert heading == Heading("Kết quả nổi bật")
    assert first == Text(
        "<p>Dự hội nghị có lãnh đạo chín cơ quan trong khối, theo <b>Quyết định</b>[1] và <i>kế hoạch</i>[2].</p>"
    )
    assert quang_canh == Shots([Shot(0, "Quang cảnh hội nghị.")])
    assert second == Text(
        "<p>Năm 2021, Khối đã thực hiện tốt các phong trào thi đua; xem "
        '<a href="https://example.vn/thi-dua">trang thi đua</a> của tỉnh để biết thêm.</p>'
        "<p>Chữ trong khung.</p>"
        "<p>1. Phát động thi đua</p>"
        "<ul><li>Trong cơ quan<ul><li>Từng phòng</li></ul></li><li>Ngoài cơ quan</li></ul>"
        "<p>2. Khen thưởng kịp thời</p>"
    )
    assert table == Grid(
        [
            ["Đơn vị", "Số lượng", ""],
            ["Xã Suối Ngọc", "12 tập thể", "7 cá nhân"],
            ["Bản Na Lộc", "3 tập thể", "5 cá nhân"],
        ],
        True,
        "Bảng 1. Khen thưởng năm 2021",
    )
    assert people == Shots([Shot(1, "Khen thưởng các cá nhân."), Shot(2, "Ký giao ước thi đua.")])
    assert last == Text("<p>Cũng tại hội nghị, Khối thi đua đã phát động phong trào thi đua năm 2022.</p>")
    assert notes == [
        Heading("Chú thích"),
        Text("<p>[1] Quyết định số 163/QĐ-UBND ngày 27/12/2021.</p><p>[2] Kế hoạch số 5 của Khối.</p>"),
    ]
    assert report.lost == ["1 chỗ đã xóa khi theo dõi thay đổi được bỏ: “tám”."]
    assert len(report.changed) == 5
    added = words("Chú thích [1] [1] [2] [2] 1. 2.")
    expected = words_of_file(content, ["word/document.xml", "word/footnotes.xml"])
    assert Counter(words_of_article(article)) == Counter([*expected, *added])


def test_old_fonts_come_as_unicode() -> None:
    article, report = read((FILES / "phong-cu.docx").read_bytes(), "CTV")
    typed = """KHỐI THI ĐUA TỔNG KẾT NĂM 2021
        Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết phong trào thi đua, công tác khen thưởng.
        Dự hội nghị có lãnh đạo Ban Thi đua - Khen thưởng tỉnh; lãnh đạo 9 cơ quan trong khối.
        Đoạn này gõ bằng Unicode sẵn, phải giữ nguyên từng chữ như lúc gõ.
        CTV"""
    assert words_of_article(article) == words(typed)
    assert report.lost == []
    assert report.changed == [
        "2 đoạn gõ bằng phông TCVN3 (.VnTime) được đổi sang Unicode.",
        "1 đoạn gõ bằng phông VNI được đổi sang Unicode.",
    ]
