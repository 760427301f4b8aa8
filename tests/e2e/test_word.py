"""Từ tệp Word: the old site's article, typed in Word with three photos, becomes the published article."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e import desk
from tests.e2e.people import EDITOR, WRITER, Account, come_in, sign_in
from tests.e2e.photos import camera_photos
from tests.e2e.pictures import take_picture
from tests.e2e.server import ROOT, Portal, eventually
from tests.e2e.test_seed_article import CAPTIONS, FURNITURE, plain
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

SECTION = "Phong trào thi đua"
PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}


def seed_lines() -> list[str]:
    saved = (ROOT / "news" / "sample" / "trang-cu.txt").read_text(encoding="utf-8")
    lines = [plain(line) for line in saved.partition(FURNITURE)[0].splitlines()]
    return [line for line in lines if line and not line.startswith("Lượt xem")]


def word_file(folder: Path, lines: list[str]) -> Path:
    """Title centred and bold, photos with their lines in italics below, in the font of official letters."""
    photos = iter(camera_photos(folder, CAPTIONS))
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph()
        if line in CAPTIONS:
            paragraph.add_run().add_picture(str(next(photos)), width=Cm(14))
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif number == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold, run.italic = number == 0, line in CAPTIONS
    document.add_comment(document.paragraphs[1].runs, text="Xem lại ngày họp", author="Lò Thị Mẫu")
    path = folder / "Hội nghị tổng kết 2021.docx"
    document.save(str(path))
    return path


def fits(page: Page) -> None:
    assert page.evaluate(TOO_WIDE) is None


def test_a_word_file_of_the_old_article_becomes_the_published_article(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    lines = seed_lines()
    page = visitor().new_page()
    sign_in(page, accounts[EDITOR])
    page.get_by_role("navigation", name="Bắt đầu nhanh").get_by_role("link", name="Từ tệp Word").click()
    page.wait_for_url("**/quan-tri/tu-tep-word/")
    page.get_by_label("Chuyên mục").select_option(SECTION)
    program = tmp_path / "bao-cao.docx"
    program.write_bytes(b"MZ\x90\x00 this program cannot be run in DOS mode")
    page.get_by_label("Tệp Word").set_input_files(program)
    page.get_by_role("button", name="Tạo bản nháp").click()
    expect(page.get_by_role("alert")).to_contain_text("Bài chưa được lưu")
    expect(page.locator(".error-message")).to_contain_text("bao-cao.docx: Tệp này là chương trình máy tính")
    expect(page.get_by_label("Chuyên mục")).to_have_value("phong-trao-thi-dua")
    take_picture(page, "word-refused", whole=True)

    page.get_by_label("Tệp Word").set_input_files(word_file(tmp_path, lines))
    # An impatient finger.
    page.get_by_role("button", name="Tạo bản nháp").dblclick()
    expect(page.get_by_role("heading", name=lines[0])).to_be_visible()
    main = page.get_by_role("main")
    expect(main).to_contain_text("3 ảnh")
    expect(main).to_contain_text("CTV")
    expect(main).to_contain_text("1 nhận xét bên lề không đưa vào bài: “Xem lại ngày họp”.")
    take_picture(page, "word-done", whole=True)

    page.get_by_role("link", name="Mở để sửa").click()
    desk.settled(page)
    expect(page.locator(".messages")).to_contain_text("có 1 điều cần xem lại")
    expect(page.locator("#id_title")).to_have_value(lines[0])
    expect(page.locator("#id_lead")).to_have_value(lines[1])
    take_picture(page, "word-editor", whole=True)
    desk.more(page, "Xuất bản")
    expect(page.locator(".messages")).to_contain_text(f"Đã xuất bản trang “{lines[0]}”")

    address = "/phong-trao-thi-dua/cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua-2/"
    eventually(lambda: portal.get(address).status == 200)
    reader = visitor().new_page()
    reader.goto(address)
    article = reader.get_by_role("article")
    expect(article.get_by_role("heading", level=1)).to_have_text(lines[0])
    expect(article.locator("figcaption")).to_have_text(CAPTIONS)
    expect(article.locator(".byline")).to_contain_text("CTV")
    seen = plain(article.inner_text())
    assert [line for line in lines if line not in seen] == []
    pictures = article.locator("figure img")
    expect(pictures).to_have_count(3)
    sources = pictures.evaluate_all("images => images.map(image => image.getAttribute('src'))")
    for source in sources:
        photo = portal.get(source)
        assert photo.status == 200
        assert b"Exif" not in photo.content and b"MayAnhMau" not in photo.content
    take_picture(reader, "word-published", whole=True)


def test_it_works_on_a_phone_and_without_scripts(
    accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = visitor(**PHONE, java_script_enabled=False).new_page()
    come_in(page, accounts[WRITER])
    page.goto("/quan-tri/tu-tep-word/")
    page.get_by_label("Chuyên mục").select_option(SECTION)
    take_picture(page, "word-form-360", whole=False)
    page.get_by_label("Tệp Word").set_input_files(word_file(tmp_path, ["Bài gửi từ điện thoại", *seed_lines()[1:]]))
    page.get_by_role("button", name="Tạo bản nháp").click()
    expect(page).to_have_url(re.compile(r"/quan-tri/tu-tep-word/\d+/$"))
    expect(page.get_by_role("heading", name="Bài gửi từ điện thoại")).to_be_visible()

    with_scripts = visitor(**PHONE).new_page()
    come_in(with_scripts, accounts[WRITER])
    with_scripts.goto(page.url)
    fits(with_scripts)
    take_picture(with_scripts, "word-done-360", whole=True)
    with_scripts.goto("/quan-tri/tu-tep-word/")
    fits(with_scripts)
    take_picture(with_scripts, "word-form-360", whole=True)
