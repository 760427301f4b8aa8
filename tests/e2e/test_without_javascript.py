"""Everything a reader needs works with JavaScript off."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

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
    page.get_by_role("main").get_by_role("link", name="khối ký giao ước thi đua năm 2025").click()
    expect(page.get_by_role("article")).to_be_visible()
    assert re.fullmatch(r"[\d.]+", page.locator("[data-stat=views]").inner_text())

    article = page.url
    with page.expect_response(re.compile(r"/media/images/.*\.webp$")) as photo:
        page.locator(".gallery a").first.click()
    assert photo.value.status == 200
    assert "/media/images/" in page.url
    page.go_back()
    assert page.url == article

    field = page.get_by_role("search", name="Tìm nhanh").get_by_role("searchbox")
    field.fill("diem truong khe gio")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=re.compile("điểm trường Khe Gió")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Khe Gió")
