"""Contributor → editor → approver → public, with a rejection and a comment on the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e import desk
from tests.e2e.people import CHIEF, REVIEWER, WRITER, Account, come_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal, eventually
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

SECTION = "Điển hình tiên tiến"
TITLE = "Đắk Đoa: người giữ nhịp cồng chiêng"
ADDRESS = "/dien-hinh-tien-tien/dak-doa-nguoi-giu-nhip-cong-chieng/"
COMMENT = "Thiếu tên bản và năm khen thưởng."


def test_from_the_contributor_through_both_reviewers_to_the_public(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    writer, reviewer, chief = (visitor().new_page() for _ in range(3))
    for page, name in ((writer, WRITER), (reviewer, REVIEWER), (chief, CHIEF)):
        come_in(page, accounts[name])

    desk.new_article(writer, SECTION)
    writer.locator("#id_title").press_sequentially(TITLE)
    expect(writer.locator("#id_slug")).to_have_value("dak-doa-nguoi-giu-nhip-cong-chieng")
    writer.locator("#id_lead").fill("Ông giữ nhịp cồng chiêng cho cả vùng.")
    expect(writer.get_by_role("button", name="Xuất bản")).to_have_count(0)
    desk.more(writer, "Gửi duyệt: Duyệt bài")
    expect(writer.locator(".messages")).to_contain_text("gửi duyệt trang")

    open_waiting(reviewer, "Chờ biên tập")
    take_picture(reviewer, "approval-editor-1280", whole=True)
    act(reviewer, "Trả lại để sửa", COMMENT)

    writer.goto("/quan-tri/")
    mine = writer.get_by_role("region", name="Bài của tôi").get_by_role("listitem").filter(has_text=TITLE)
    expect(mine).to_contain_text("Trả lại")
    expect(mine).to_contain_text(COMMENT)
    take_picture(writer, "approval-returned-1280", whole=True)
    mine.get_by_role("link", name=TITLE).click()
    expect(writer.locator(".messages")).to_contain_text(COMMENT)
    writer.set_viewport_size({"width": 360, "height": 740})
    assert writer.evaluate(TOO_WIDE) is None
    take_picture(writer, "approval-returned-360", whole=True)
    writer.set_viewport_size({"width": 1280, "height": 900})
    writer.locator("#id_lead").fill("Năm 2026, ông ở bản Na Lộc giữ nhịp cồng chiêng cho cả vùng.")
    desk.more(writer, "Gửi lại bước Chờ biên tập")

    open_waiting(reviewer, "Chờ biên tập")
    act(reviewer, "Duyệt")
    assert portal.get(ADDRESS).status == 404
    open_waiting(chief, "Chờ duyệt")
    chief.set_viewport_size({"width": 360, "height": 740})
    assert chief.evaluate(TOO_WIDE) is None
    take_picture(chief, "approval-chief-360", whole=True)
    chief.set_viewport_size({"width": 1280, "height": 900})
    act(chief, "Duyệt")

    eventually(lambda: portal.get(ADDRESS).status == 200)
    reader = visitor().new_page()
    reader.goto(ADDRESS)
    expect(reader.get_by_role("article")).to_contain_text("ở bản Na Lộc")
    told = eventually(lambda: letters(portal) if "đã được duyệt" in letters(portal) else "")
    for words in (COMMENT, "Chờ biên tập", "Chờ duyệt", f"{portal.url}{ADDRESS}"):
        assert words in told


def open_waiting(page: Page, step: str) -> None:
    page.goto("/quan-tri/")
    waiting = page.get_by_role("region", name="Đang chờ tôi").get_by_role("listitem").filter(has_text=TITLE)
    expect(waiting).to_contain_text(step)
    waiting.get_by_role("link", name=TITLE).click()
    expect(page.locator("#id_title")).to_have_value(TITLE)


def act(page: Page, action: str, comment: str = "") -> None:
    desk.more(page, action)
    if comment:
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("textbox").fill(comment)
        dialog.get_by_role("button", name=action).click()
    page.wait_for_url(lambda address: "/edit/" not in address)


def letters(portal: Portal) -> str:
    return "\n".join(file.read_text() for file in portal.letters())
