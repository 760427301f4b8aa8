"""Pictures of every screen at a desk's and a phone's width, in `test-output/e2e`, for people to look at."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e import desk
from tests.e2e.people import EDITOR, Account, sign_in
from tests.e2e.pictures import take_picture

pytestmark = pytest.mark.walk
SIZES = {1280: 900, 360: 740}
SCREENS = {
    "home": "/",
    "section": "/phong-trao-thi-dua/",
    "article": "/phong-trao-thi-dua/cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua/",
    "article-with-many-photos": "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/",
    "standard": "/co-cau-to-chuc/",
    "search": "/tim-kiem/?q=phong+trao+thi+dua",
    "site-map": "/so-do-trang/",
    "404": "/khong-co-trang-nay/",
    "login": "/dang-nhap/",
}


@pytest.mark.parametrize("width", SIZES)
def test_every_public_screen_has_its_picture(visitor: Callable[..., BrowserContext], width: int) -> None:
    page = visitor(width, SIZES[width]).new_page()
    for name, address in SCREENS.items():
        page.goto(address)
        take_picture(page, f"{name}-{width}", whole=True)
    page.goto(SCREENS["article-with-many-photos"])
    page.locator(".gallery a").first.click()
    photo = page.get_by_role("dialog").get_by_role("img").last
    expect(photo).not_to_have_js_property("naturalWidth", 0)
    take_picture(page, f"gallery-{width}")


@pytest.mark.parametrize("width", SIZES)
def test_every_screen_of_the_desk_has_its_picture(
    accounts: dict[str, Account], visitor: Callable[..., BrowserContext], width: int
) -> None:
    page = visitor(width, SIZES[width]).new_page()
    sign_in(page, accounts[EDITOR])
    take_picture(page, f"desk-{width}")
    page.goto("/quan-tri/thung-rac/")
    take_picture(page, f"bin-{width}")
    page.goto("/quan-tri/images/multiple/add/")
    take_picture(page, f"upload-{width}")
    desk.new_article(page, "Phong trào thi đua")
    page.locator("#id_title").fill("Khối thi đua tổng kết năm 2021")
    desk.write_paragraph(page, "Dự hội nghị có lãnh đạo 9 cơ quan trong khối.")
    desk.add_block(page, "Bộ ảnh")
    page.locator("[name$=-alt]").click(trial=True)  # blocks unfold slowly: not before all stands still
    take_picture(page, f"editor-blocks-{width}")
    page.locator("#id_title").scroll_into_view_if_needed()
    take_picture(page, f"editor-{width}")
