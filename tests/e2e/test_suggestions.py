"""Suggestions while one types: a combobox for keys, hands and screen readers."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

CHE = "hop-tac-xa-che-suong-som-lam-giau-tu-doi-troc"

ANSWERS_LATE = """
const plain = window.fetch;
window.fetch = async (...asked) => {
  const answer = await plain(...asked);
  if (`${asked[0]}`.includes('dua')) await new Promise((done) => setTimeout(done, 1000));
  return answer;
};
"""


def test_a_reader_types_chooses_by_keys_and_filters(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.goto("/tim-kiem/")
    field = page.get_by_role("search", name="Tìm trong toàn trang").get_by_label("Từ khóa cần tìm")
    options = page.locator(".suggestions:not([hidden]) [role=option]")
    field.focus()
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    before = page.locator("main").bounding_box()
    # In one go: while one types letter by letter, each shorter text may have its own list for a moment.
    field.fill("thi dua kh")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.locator("main").bounding_box() == before
    expect(options.first.locator("mark").first).to_have_text(re.compile("^thi$", re.I))

    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("thi dua kh")

    field.fill("suong so")
    expect(options).to_have_count(1)
    field.press("ArrowDown")
    field.press("Enter")
    expect(page).to_have_url(re.compile(f"/{CHE}/$"))

    quick = page.get_by_role("search", name="Tìm nhanh").get_by_label("Từ khóa cần tìm")
    quick.fill("chè sư")
    options.first.click()
    expect(page).to_have_url(re.compile(f"/{CHE}/$"))
    quick = page.get_by_role("search", name="Tìm nhanh").get_by_label("Từ khóa cần tìm")
    quick.fill("che suong sowm")
    quick.press("Enter")
    page.get_by_role("link", name="chè sương sớm", exact=True).click()
    expect(page.locator(".search-results__count")).to_contain_text("Tìm thấy")

    page.get_by_text("Lọc theo chuyên mục").click()
    page.get_by_label("Chuyên mục", exact=True).select_option(label="Điển hình tiên tiến")
    page.get_by_label("Từ ngày").fill("31/02/2024")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_label("Từ ngày")).to_have_accessible_description(re.compile("Không hiểu ngày"))
    expect(page.locator(".search-results mark").first).to_be_visible()


def test_a_list_that_was_closed_stays_closed_whatever_arrives_late(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.add_init_script(ANSWERS_LATE)
    page.goto("/tim-kiem/")
    field = page.get_by_role("search", name="Tìm trong toàn trang").get_by_label("Từ khóa cần tìm")
    options = page.locator(".suggestions:not([hidden]) [role=option]")
    field.press_sequentially("thi")
    expect(options.first).to_be_visible()
    field.press_sequentially(" dua")
    page.wait_for_timeout(400)
    field.press("Escape")
    page.wait_for_timeout(1_500)
    assert options.count() == 0
