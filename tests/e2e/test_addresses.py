"""Addresses and dates as the editor meets them."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e import desk
from tests.e2e.people import EDITOR, Account, come_in
from tests.e2e.server import Portal, eventually

pytestmark = pytest.mark.walk

OLD, NEW = "/khen-thuong/dang-bo-dak-lak/", "/khen-thuong/dang-bo-dak-lak-khen-thuong/"


def test_an_address_is_made_while_the_title_is_typed_and_the_old_one_leads_to_the_new(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    desk.new_article(page, "Khen thưởng")
    page.locator("#id_title").press_sequentially("Đảng bộ Đắk Lắk")
    expect(page.locator("#id_slug")).to_have_value("dang-bo-dak-lak")
    page.locator("#id_lead").fill("Khen thưởng.")
    page.locator("#id_published_on").fill("27/12/2021")
    page.locator("#id_published_on").press("Tab")
    desk.more(page, "Xuất bản")
    eventually(lambda: portal.get(OLD).status == 200)
    assert "Thứ Hai, 27/12/2021" in portal.get(OLD).text

    page.locator(".messages").get_by_role("link", name="Sửa").click()
    page.get_by_role("tab", name="Hiển thị").click()
    page.locator("#id_slug").fill("dang-bo-dak-lak-khen-thuong")
    desk.more(page, "Xuất bản")
    eventually(lambda: portal.get(NEW).status == 200)
    gone = eventually(lambda: (answer := portal.get(OLD)).status in (301, 302) and answer)
    assert gone.headers["Location"].endswith(NEW)


def test_the_calendar_starts_on_monday(accounts: dict[str, Account], visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    desk.new_article(page, "Khen thưởng")
    page.locator("#id_published_on").click()
    heads = page.locator(".xdsoft_datetimepicker:visible .xdsoft_calendar th")
    expect(heads).to_have_count(7)
    assert re.sub(r"\s", "", heads.first.inner_text()) in ("T2", "Hai")
