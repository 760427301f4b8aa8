"""Everything a reader needs works with JavaScript off."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.e2e.corners import PRIVATE
from tests.e2e.server import Portal, eventually


def test_a_reader_without_javascript(portal: Portal, visitor: Callable[..., BrowserContext]) -> None:
    before = portal.numbers()
    page = visitor(java_script_enabled=False).new_page()
    page.goto("/")
    for name in ("online", "today", "week", "total"):
        assert re.fullmatch(r"\d{1,3}(\.\d{3})*", page.locator(f"[data-stat={name}]").inner_text())
    eventually(lambda: portal.numbers()["total"] == before["total"] + 1, 5)
    assert portal.numbers()["online"] >= 1

    page.get_by_role("navigation", name="Trình đơn chính").get_by_role("link", name="Tin hoạt động").click()
    listed = page.get_by_role("main").get_by_role("link", name="khối ký giao ước thi đua năm 2025")
    # How far down it stands depends on what was published since.
    while not listed.count():
        page.get_by_role("link", name="Trang sau").click()
    listed.click()
    expect(page.get_by_role("article")).to_be_visible()
    assert re.fullmatch(r"[\d.]+", page.locator("[data-stat=views]").inner_text())

    article = page.url
    expect(page.get_by_role("link", name="Lưu", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("In|Chép|Nghe|Chia sẻ"))).to_have_count(0)
    with page.expect_response(re.compile(r"/media/images/.*\.(avif|webp)$")) as photo:
        page.locator(".gallery a").first.click()
    assert photo.value.status == 200
    assert page.url == f"{article}anh/1/"
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ảnh 1/10")
    expect(page.locator("figcaption")).to_contain_text("Ảnh: Thanh Mây")
    page.get_by_role("link", name="Ảnh sau").click()
    assert page.url == f"{article}anh/2/"
    page.get_by_role("link", name="Về bài viết").click()
    assert page.url == f"{article}#anh-2"
    expect(page.locator("#anh-2")).to_be_in_viewport()

    field = page.get_by_role("search", name="Tìm nhanh").get_by_role("searchbox")
    field.fill("diem truong khe gio")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=re.compile("điểm trường Khe Gió")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Khe Gió")


def test_forms_menus_and_lists_without_javascript(corners: Portal, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(width=360, java_script_enabled=False).new_page()
    heading = page.get_by_role("heading", level=1)
    page.goto("/")
    expect(page.locator(".reading")).to_be_hidden()
    page.locator(".main-menu summary").click()
    page.locator(".main-menu__drawer").get_by_role("link", name="Khen thưởng").click()
    expect(heading).to_have_text("Khen thưởng")
    page.locator(".listing a").last.click()
    page.get_by_role("link", name="Tin mới hơn").click()
    expect(page.get_by_role("article")).to_be_visible()

    page.goto("/tim-kiem/?q=thi+dua")
    page.get_by_role("link", name="Trang sau").click()
    expect(page.locator(".pagination [aria-current=page]")).to_contain_text("2")

    page.goto("/khong-co-trang-nay/")
    page.get_by_role("link", name="Xem sơ đồ trang").click()
    page.get_by_role("main").get_by_role("link", name="Đăng nhập").click()
    page.locator("#id_login").fill("nguoi.la")
    page.locator("#id_password").fill("sai-mat-khau")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    page.get_by_role("link", name="Quên mật khẩu?").click()
    expect(heading).to_have_text("Quên mật khẩu")

    page.goto(PRIVATE)
    page.get_by_label("Mật khẩu").fill("mat-khau-mau")
    page.get_by_role("button", name="Mở trang").click()
    expect(heading).to_have_text("Trang riêng")
