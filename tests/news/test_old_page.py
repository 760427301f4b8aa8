from pathlib import Path

import pytest

from news.importing import Unreadable, read_old_page
from news.sample.files import OLD_PAGE
from news.text import clean_text

TEXT = OLD_PAGE.read_text(encoding="utf-8")


def test_the_old_page_is_read_with_title_views_lead_and_byline() -> None:
    page = read_old_page(TEXT)
    assert page.title == "Các cơ quan Tỉnh ủy đẩy mạnh các phong trào thi đua"
    assert page.views == 30
    assert page.lead.startswith("Chiều 27/12, Khối thi đua Các cơ quan Tỉnh ủy")
    assert page.byline == "CTV"


def test_the_three_captions_come_in_their_order() -> None:
    assert read_old_page(TEXT).captions == [
        "Quang cảnh hội nghị.",
        "Khen thưởng các cá nhân có thành tích trong phong trào thi đua.",
        "Các cơ quan trong khối ký giao ước thi đua.",
    ]


def test_the_furniture_of_the_old_site_is_left_out() -> None:
    page = read_old_page(TEXT)
    everything = " ".join([page.title, page.lead, page.byline, *(text for part in page.parts for text in part.texts)])
    for word in ("Thông tin mới nhất", "Thống kê truy cập", "Đang online", "181,397", "Đăng nhập", "Lượt xem"):
        assert word not in everything


def test_every_line_of_the_text_is_somewhere_in_the_article() -> None:
    page = read_old_page(TEXT)
    kept = {page.title, page.lead, page.byline} | {text for part in page.parts for text in part.texts}
    above = clean_text(TEXT).split("Thông tin mới nhất")[0]
    lines = {line.strip() for line in above.splitlines() if line.strip() and not line.startswith("Lượt xem")}
    assert lines == kept


@pytest.mark.parametrize("text", ["", "\n\n", "Đăng nhập\n", "Chỉ có tiêu đề\nLượt xem: 3\n"])
def test_what_is_no_article_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable, match=r"\.$"):
        read_old_page(text)


def test_a_page_saved_on_windows_reads_alike(tmp_path: Path) -> None:
    assert read_old_page(TEXT.replace("\n", "\r\n")) == read_old_page(TEXT)
