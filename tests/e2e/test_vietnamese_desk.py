"""What the admin's scripts write, in the browser itself: not one English word either."""

from collections.abc import Callable

import english
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.desk import add_block, new_article
from tests.e2e.people import Account, come_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal

pytestmark = pytest.mark.walk

SCREENS = {
    "dashboard": "/quan-tri/",
    "listing": "/quan-tri/bai-viet/",
    "images": "/quan-tri/images/",
    "upload": "/quan-tri/images/multiple/add/",
    "documents": "/quan-tri/documents/",
    "account": "/quan-tri/account/",
    "redirects": "/quan-tri/redirects/",
    "group": "/quan-tri/groups/new/",
    "traffic": "/quan-tri/thong-ke-truy-cap/",
    "workflows": "/quan-tri/workflows/list/",
}
BLOCKS = ("Đoạn văn", "Đề mục", "Trích dẫn", "Ảnh", "Bộ ảnh", "Video", "Bảng", "Tài liệu")


# What is to be seen now: the rest is looked through as the server sent it.
SEEN = """() => {
  const body = document.body.cloneNode(true);
  const originals = document.body.querySelectorAll('*'), copies = body.querySelectorAll('*');
  for (const [place, original] of originals.entries()) if (!original.checkVisibility()) copies[place].remove();
  return body.outerHTML;
}"""
# As long as a site has the workflow of Wagtail's first migration, its name is English.
OURS = """
from wagtail.models import Task, Workflow
for model in (Workflow, Task):
    model.objects.filter(name="Moderators approval").update(name="Duyệt bài")
"""


def english_on(page: Page) -> dict[str, set[str]]:
    return english.in_page(page.evaluate(SEEN))


@pytest.fixture
def desk(portal: Portal, visitor: Callable[..., BrowserContext]) -> Page:
    portal.shell(OURS)
    name, password = portal.administrator()
    page = visitor().new_page()
    come_in(page, Account(name, "", password))
    return page


def test_no_screen_shows_an_english_word_at_any_width(desk: Page) -> None:
    found = {}
    for width in (1280, 360):
        desk.set_viewport_size({"width": width, "height": 900})
        for name, address in SCREENS.items():
            desk.goto(address)
            desk.wait_for_load_state("networkidle")
            take_picture(desk, f"vietnamese-{name}-{width}", whole=True)
            if words := english_on(desk):
                found[f"{address} {width}"] = words
    assert found == {}


def test_the_explorer_menu_and_the_shortcuts_speak_vietnamese(desk: Page) -> None:
    desk.goto("/quan-tri/")
    desk.get_by_role("button", name="Trang", exact=True).click()
    expect(desk.get_by_role("link", name="Trang chủ", exact=True).first).to_be_visible()
    assert english_on(desk) == {}
    desk.keyboard.press("Escape")
    desk.keyboard.press("?")
    expect(desk.get_by_role("heading", name="Phím tắt")).to_be_visible()
    take_picture(desk, "vietnamese-shortcuts-1280")
    assert english_on(desk) == {}


def test_the_editor_with_every_block_speaks_vietnamese(desk: Page) -> None:
    new_article(desk, "Tin hoạt động")
    for block in BLOCKS:
        add_block(desk, block)
    desk.locator(".htCore td").first.click(button="right")
    expect(desk.locator(".htContextMenu").get_by_text("Chèn hàng phía trên")).to_be_visible()
    assert english_on(desk) == {}
    desk.keyboard.press("Escape")
    desk.locator(".Draftail-Editor [contenteditable=true]").last.click()
    desk.keyboard.type("/")
    take_picture(desk, "vietnamese-editor-blocks-1280", whole=True)
    assert english_on(desk) == {}
    desk.keyboard.press("Escape")
    desk.get_by_role("tab", name="Hiển thị").click()
    desk.get_by_role("button", name="Ẩn/hiện trạng thái").click()
    take_picture(desk, "vietnamese-editor-status-1280")
    assert english_on(desk) == {}


def test_the_date_picker_starts_on_monday_and_the_chooser_speaks_vietnamese(desk: Page) -> None:
    new_article(desk, "Tin hoạt động")
    desk.locator("#id_published_on").click()
    picker = desk.locator(".xdsoft_datetimepicker").filter(visible=True)
    expect(picker.locator("thead th, .xdsoft_calendar th").first).to_have_text("T2")
    take_picture(desk, "vietnamese-date-1280")
    assert english_on(desk) == {}
    desk.keyboard.press("Escape")
    desk.get_by_role("button", name="Chọn ảnh").first.click()
    chooser = desk.locator(".modal-body")
    expect(chooser).to_be_visible()
    take_picture(desk, "vietnamese-chooser-1280")
    assert english_on(desk) == {}
    chooser.get_by_role("tab", name="Tải lên").click()
    assert english_on(desk) == {}
