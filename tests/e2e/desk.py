"""The editor's hands in the admin."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.server import eventually


def new_article(page: Page, section: str) -> None:
    """The empty form, opened by its address."""
    asked = {"type": "news.SectionPage", "title": section}
    (found,) = page.request.get("/quan-tri/api/main/pages/", params=asked).json()["items"]
    page.goto(f"/quan-tri/pages/add/news/articlepage/{found['id']}/")
    expect(page.locator("#id_title")).to_be_visible()


def walk_to_new_article(page: Page, section: str) -> None:
    """From the front page of the admin down to the empty form, as an editor goes."""
    page.goto("/quan-tri/")
    page.get_by_role("link", name=re.compile(r"^\d+ trang")).click()
    page.get_by_role("link", name=f"Xem các trang con của “{section}”").click()
    page.get_by_role("link", name="Thêm trang con").first.click()
    expect(page.locator("#id_title")).to_be_visible()


def settled(page: Page) -> None:
    """Two seconds after it opened, the form takes note of what it was: earlier changes are not seen as such."""
    expect(page.locator("#id_title")).to_be_visible()
    page.wait_for_timeout(2_500)


def add_block(page: Page, name: str) -> None:
    """At the end of the body."""
    page.locator("button.c-sf-add-button[title='Chèn khối']").last.click()
    page.get_by_role("option", name=name, exact=True).click()
    # The block unfolds: what is clicked meanwhile may lie elsewhere when the button comes up again.
    eventually(lambda: page.evaluate("!window.jQuery(':animated').length"))


def write_paragraph(page: Page, text: str) -> None:
    editors = page.locator(".Draftail-Editor [contenteditable=true]")
    before = editors.count()
    add_block(page, "Đoạn văn")
    expect(editors).to_have_count(before + 1)
    editors.last.click()
    expect(editors.last).to_be_focused()
    page.keyboard.type(text)
    expect(editors.last).to_contain_text(text)


def add_photo(page: Page, item: Locator, file: Path, caption: str) -> None:
    """Uploads `file` in the chooser of a gallery's item and writes its caption."""
    item.get_by_role("button", name="Chọn ảnh").click()
    chooser = page.locator(".modal-body")
    chooser.get_by_role("tab", name="Tải lên").click()
    chooser.locator("input[type=file]").set_input_files(file)
    expect(chooser.locator("[name=image-chooser-upload-title]")).not_to_have_value("")
    chooser.get_by_role("button", name="Tải lên").click()
    expect(chooser).to_have_count(0)
    item.locator("textarea[name$=-caption]").fill(caption)


def more(page: Page, action: str) -> None:
    """An action from the menu beside the save button."""
    page.get_by_role("button", name="Thao tác khác").click()
    page.get_by_role("button", name=action, exact=True).click()


def new_contributor(page: Page, *, name: str, pen_name: str) -> None:
    """A byline by somebody whom the portal does not know yet."""
    page.get_by_role("button", name="Thêm tác giả").click()
    page.get_by_role("button", name="Chọn tác giả").click()
    chooser = page.locator(".modal-body")
    chooser.get_by_role("tab", name="Tạo").click()
    chooser.get_by_label("Họ và tên").fill(name)
    chooser.get_by_label("Bút danh").fill(pen_name)
    chooser.get_by_role("button", name="Tạo").click()
    expect(chooser).to_have_count(0)
