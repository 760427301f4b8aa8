"""The handbook's own day: each of its steps is taken, and on the way its pictures (`make handbook` keeps them)."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

from news.sample.pictures import draw
from tests.e2e import desk
from tests.e2e.people import CHIEF, PASSWORD, REVIEWER, WRITER, Account, sign_in
from tests.e2e.pictures import LOAD_ALL
from tests.e2e.server import ROOT, Portal

pytestmark = pytest.mark.walk

CHAPTERS = ROOT / "templates" / "admin" / "handbook" / "chapters"
KEEP = bool(os.environ.get("HANDBOOK_PICTURES"))
SECTION = "Phong trào thi đua"
TITLE = "Khối thi đua các cơ quan tổng kết năm 2025"
LEAD = "Chiều 26/12/2025, Khối thi đua các cơ quan tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2025."
TEXT = "Năm 2025, các đơn vị trong khối đã phát động bốn phong trào thi đua, có 1.240 lượt cá nhân tham gia."
CAPTIONS = ["Quang cảnh hội nghị.", "Trao Cờ thi đua.", "Đại biểu phát biểu.", "Tặng Bằng khen.", "Chụp ảnh lưu niệm."]
SCENES = ["conference", "award", "speech", "honours", "group"]
# Menus and panels of the admin slide and fade into their places.
AT_REST = """async () => {
  await new Promise((done) => setTimeout(done, 100));
  await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  await new Promise((done) => setTimeout(done, 400));
}"""
ADMINISTRATOR = Account("quan.tri", "quan.tri@example.vn")
MAKE_ADMINISTRATOR = """
from django.contrib.auth.models import Group, User
User.objects.create_user(name, email, password).groups.add(Group.objects.get(name="Quản trị"))
"""


class Album:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken: set[str] = set()

    def take(self, page: Page, name: str, of: Locator | None = None, *, height: int | None = None) -> None:
        """The window, its upper part, or one element of it, as `<name>.webp`."""
        page.evaluate(LOAD_ALL)
        page.evaluate(AT_REST)
        if of is not None:
            shot = of.screenshot()
        else:
            size = page.viewport_size or {"width": 0, "height": 0}
            clip: Any = {"x": 0, "y": 0, "width": size["width"], "height": height or size["height"]}
            shot = page.screenshot(clip=clip)
        with Image.open(io.BytesIO(shot)) as picture:
            assert min(picture.size) > 200, f"{name} shows next to nothing"
            picture.convert("RGB").save(self.folder / f"{name}.webp", quality=82, method=6)
        self.taken.add(name)


@pytest.fixture
def album(portal: Portal, tmp_path: Path) -> Iterator[Album]:
    folder = ROOT / "static" / "handbook" if KEEP else tmp_path
    folder.mkdir(exist_ok=True)
    if KEEP:
        command = [sys.executable, "bench/traffic.py", "--replace", "--days=365", "--views=200000"]
        subprocess.run(command, cwd=ROOT, env=portal.environment, check=True)
    yield Album(folder)


@pytest.fixture
def at(visitor: Callable[..., BrowserContext]) -> Callable[..., Page]:
    def open_desk(account: Account, width: int = 1280, height: int = 860, **options: Any) -> Page:
        page = visitor(width=width, height=height, **options).new_page()
        sign_in(page, account)
        return page

    return open_desk


def photos(folder: Path) -> list[Path]:
    files = []
    for number, scene in enumerate(SCENES):
        files.append(folder / f"DSC_{number + 1:04}.jpg")
        draw(scene, 40 + number, (1200, 800)).convert("RGB").save(files[-1], quality=88)
    return files


def word_file(folder: Path, picture: Path) -> Path:
    document = Document()
    document.add_heading("Bản Na Lộc giữ vững danh hiệu bản văn hóa", level=0)
    document.add_paragraph("Sáng 05/11/2025, bản Na Lộc đón nhận danh hiệu bản văn hóa năm thứ mười.")
    document.add_paragraph("Cả bản có 86 hộ, trong đó 81 hộ đạt gia đình văn hóa.")
    document.add_picture(str(picture))
    document.add_paragraph("Trao danh hiệu cho bản Na Lộc.", style="Caption")
    last = document.add_paragraph("CTV")
    document.add_comment(last.runs, text="Bổ sung tên người chụp ảnh", author="Hồng")
    document.save(str(folder / "ban-na-loc.docx"))
    return folder / "ban-na-loc.docx"


def write_with_photos(page: Page, album: Album, files: list[Path]) -> None:
    desk.walk_to_new_article(page, SECTION)
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_lead").fill(LEAD)
    desk.write_paragraph(page, TEXT)
    page.locator("#id_title").click()
    to_top(page)
    album.take(page, "soan-bai")

    desk.add_block(page, "Bộ ảnh")
    page.get_by_role("button", name="Thêm nhiều ảnh").click()
    page.locator("[data-batch-files]").set_input_files(files)
    page.get_by_label("Cùng nguồn ảnh cho tất cả").fill("Ảnh: CTV")
    page.get_by_role("button", name="Điền cho tất cả").click()
    for number, caption in enumerate(CAPTIONS, 1):
        page.get_by_label(f"Chú thích ảnh {number}", exact=True).fill(caption)
    expect(page.locator("[data-batch-summary]")).to_contain_text(f"Đã lưu {len(files)}/{len(files)}", timeout=60_000)
    page.get_by_label("Mô tả ảnh 1", exact=True).fill("Hội trường nhìn từ cuối phòng, đại biểu ngồi kín các hàng ghế")
    page.get_by_label("Cùng nguồn ảnh cho tất cả").scroll_into_view_if_needed()
    album.take(page, "nhieu-anh")
    page.get_by_role("button", name=f"Đưa {len(files)} ảnh vào bộ ảnh").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_each_step_of_the_handbook_can_be_taken(
    portal: Portal, accounts: dict[str, Account], at: Callable[..., Page], album: Album, tmp_path: Path
) -> None:
    files = photos(tmp_path)
    writer = at(accounts[WRITER])
    write_with_photos(writer, album, files)
    desk.write_paragraph(writer, "Hội nghị xác định công tác kiếm tra là trong tâm của năm 2026.")
    desk.more(writer, "Lưu nháp")
    expect(writer.locator(".messages")).to_contain_text(TITLE)
    writer.reload()
    writer.get_by_role("button", name="Mở hoặc đóng bảng kiểm tra trước khi đăng").click()
    expect(writer.locator("[data-side-panel=review]").get_by_text("trọng tâm")).to_be_visible()
    to_top(writer)
    album.take(writer, "kiem-tra")
    writer.get_by_role("button", name="Mở hoặc đóng bảng kiểm tra trước khi đăng").click()
    writer.reload()
    writer.get_by_role("button", name="Thao tác khác").click()
    album.take(writer, "gui-duyet")
    writer.get_by_role("button", name="Gửi duyệt: Duyệt bài").click()
    expect(writer.locator(".messages")).to_contain_text("gửi duyệt")

    reviewer = at(accounts[REVIEWER])
    expect(reviewer.get_by_role("region", name="Đang chờ tôi")).to_contain_text(TITLE)
    album.take(reviewer, "man-hinh-chinh")
    reviewer.goto("/quan-tri/bai-viet/?q=hoi+nghi")
    album.take(reviewer, "bai-viet")
    approve(reviewer)

    chief = at(accounts[CHIEF])
    open_waiting(chief)
    chief.get_by_role("button", name="Ẩn/hiện trạng thái").click()
    chief.get_by_role("button", name="Đặt lịch").click()
    album.take(chief, "hen-gio")
    chief.keyboard.press("Escape")
    approve(chief)

    stranger = at(accounts[WRITER])
    stranger.context.clear_cookies()
    stranger.goto("/dang-nhap/")
    album.take(stranger, "dang-nhap", height=800)
    stranger.goto("/phong-trao-thi-dua/")
    stranger.get_by_role("link", name=TITLE).first.click()
    expect(stranger.get_by_role("article")).to_contain_text(CAPTIONS[0])
    album.take(stranger, "bai-da-dang")

    reviewer.goto("/quan-tri/tu-tep-word/")
    reviewer.get_by_label("Chuyên mục").select_option(SECTION)
    reviewer.get_by_label("Tệp Word").set_input_files(word_file(tmp_path, files[1]))
    album.take(reviewer, "tu-word", height=620)
    reviewer.get_by_role("button", name="Tạo bản nháp").click()
    expect(reviewer.get_by_role("main")).to_contain_text("Bổ sung tên người chụp ảnh")
    album.take(reviewer, "tu-word-xong", height=620)
    reviewer.get_by_role("link", name="Mở để sửa").click()
    number = re.search(r"/pages/(\d+)/", reviewer.url)
    assert number
    reviewer.goto(f"/quan-tri/pages/{number[1]}/delete/")
    reviewer.get_by_role("button", name="Đồng ý xóa").click()
    reviewer.goto("/quan-tri/thung-rac/")
    album.take(reviewer, "thung-rac", height=480)

    phone = at(accounts[WRITER], width=360, height=740, has_touch=True, is_mobile=True)
    phone.goto("/quan-tri/dang-nhanh/")
    phone.get_by_label("Tiêu đề").fill("Trao Cờ thi đua cho bản Na Lộc")
    album.take(phone, "dang-nhanh")

    chief.goto("/quan-tri/thong-ke-truy-cap/?ky=thang-truoc")
    album.take(chief, "thong-ke")
    portal.shell(MAKE_ADMINISTRATOR, name=ADMINISTRATOR.name, email=ADMINISTRATOR.email, password=PASSWORD)
    administrator = at(ADMINISTRATOR)
    administrator.goto("/quan-tri/users/")
    album.take(administrator, "nguoi-dung", height=560)

    chapters = "".join(file.read_text(encoding="utf-8") for file in CHAPTERS.glob("*.html"))
    assert album.taken == set(re.findall(r'handbook_picture "([^"]+)"', chapters))


def to_top(page: Page) -> None:
    """Whatever scrolls on the page."""
    page.evaluate("document.querySelectorAll('*').forEach((one) => one.scrollTop && (one.scrollTop = 0))")


def open_waiting(page: Page) -> None:
    page.goto("/quan-tri/")
    page.get_by_role("region", name="Đang chờ tôi").get_by_role("link", name=TITLE).click()
    expect(page.locator("#id_title")).to_have_value(TITLE)


def approve(page: Page) -> None:
    open_waiting(page)
    desk.more(page, "Duyệt")
    page.wait_for_url(lambda address: "/edit/" not in address)
