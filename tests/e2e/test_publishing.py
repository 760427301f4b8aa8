"""What the product exists for: an article goes from the editor to the public, and is counted."""

import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e import desk
from tests.e2e.people import EDITOR, Account, sign_in
from tests.e2e.photos import camera_photos
from tests.e2e.reading import STATS, counted, leaf_through, printed, shows
from tests.e2e.server import Portal, eventually

BASELINE = 181_397
ONLINE, FRESH = 300, 2  # seconds: a visitor counts as online, numbers are at most as old
SECTION = "Phong trào thi đua"
TITLE = "Khối thi đua Các cơ quan Tỉnh ủy tổng kết năm 2021"
ADDRESS = "/phong-trao-thi-dua/khoi-thi-dua-cac-co-quan-tinh-uy-tong-ket-nam-2021/"
LEAD = "Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết phong trào thi đua năm 2021."
TEXT = "Dự hội nghị có lãnh đạo Ban Thi đua - Khen thưởng tỉnh; lãnh đạo 9 cơ quan trong khối."
CAPTIONS = [
    "Quang cảnh hội nghị.",
    "Khen thưởng các cá nhân có thành tích trong phong trào thi đua.",
    "Các cơ quan trong khối ký giao ước thi đua.",
]


def test_an_editor_publishes_the_conference_article_and_readers_are_counted(
    portal: Portal,
    accounts: dict[str, Account],
    visitor: Callable[..., BrowserContext],
    tmp_path: Path,
) -> None:
    editor = visitor().new_page()
    sign_in(editor, accounts[EDITOR])
    desk.walk_to_new_article(editor, SECTION)
    write_the_article(editor, camera_photos(tmp_path, CAPTIONS))

    before = portal.numbers()
    assert portal.get(ADDRESS).status == 404
    preview_shows_everything_and_counts_nothing(editor)
    assert {**portal.numbers(), "online": 0} == {**before, "online": 0}
    desk.more(editor, "Xuất bản")
    expect(editor.locator(".messages")).to_contain_text(f"Đã xuất bản trang “{TITLE}”")

    html = eventually(lambda: (answer := portal.get(ADDRESS)).status == 200 and answer.text)
    assert 'data-stat="views">0<' in html
    assert str(tmp_path) not in html
    mark = re.search(r'data-page="([0-9A-Za-z_.-]+)"', html)[1]

    reader = visitor().new_page()
    counted(reader, lambda: reader.goto("/"))
    expect(reader.get_by_role("main").get_by_role("link", name=TITLE)).to_have_count(1)
    counted(reader, reader.get_by_role("navigation", name="Trình đơn chính").get_by_role("link", name=SECTION).click)
    listed = reader.get_by_role("main").get_by_role("link", name=TITLE)
    # Its date is an old one.
    while not listed.count():
        counted(reader, reader.get_by_role("link", name="Trang sau").click)
    numbers = counted(reader, listed.click)
    assert reader.url == f"{portal.url}{ADDRESS}"
    assert numbers["views"] == 1
    shows(reader, numbers)
    article = reader.get_by_role("article")
    expect(article).to_contain_text("Thứ Hai, 27/12/2021")
    expect(article).to_contain_text(LEAD)
    expect(article).to_contain_text(TEXT)
    expect(article.locator("figcaption")).to_have_text(CAPTIONS)
    expect(article.locator(".byline")).to_contain_text("CTV Mây Trắng")
    leaf_through(reader, CAPTIONS)
    no_photo_tells_where_it_was_taken(portal, reader)

    for _ in range(10):
        assert counted(reader, reader.reload)["views"] == 1

    second = visitor().new_page()
    asked_at = time.time()
    after = counted(second, lambda: second.goto(ADDRESS))
    assert after["views"] == 2
    shows(second, after)
    assert printed(second, "views") == 2
    assert after["total"] - numbers["total"] == 1
    # Readers of journeys before this one leave meanwhile.
    assert eventually(lambda: portal.seen_since(asked_at)) == 1
    assert portal.seen_since(time.time() - ONLINE) <= after["online"] <= portal.seen_since(asked_at - FRESH - ONLINE)
    everyone_arrives_in_every_number(portal, before, mark)


def write_the_article(page: Page, files: list[Path]) -> None:
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill(LEAD)
    page.locator("#id_published_on").fill("27/12/2021")
    page.get_by_label("Tin tiêu điểm").check()
    desk.write_paragraph(page, TEXT)
    desk.add_block(page, "Bộ ảnh")
    for number, (file, caption) in enumerate(zip(files, CAPTIONS, strict=True)):
        if number:
            page.get_by_title("Thêm", exact=True).last.click()
        desk.add_photo(
            page, page.locator("[data-contentpath=photos] [data-streamfield-child]").nth(number), file, caption
        )
    desk.new_contributor(page, name="Lò Thị Mẫu", pen_name="CTV Mây Trắng")


def preview_shows_everything_and_counts_nothing(page: Page) -> None:
    page.get_by_label("Ẩn/hiện xem trước").click()
    preview = page.frame_locator("iframe[title]").last
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.locator("figcaption")).to_have_text(CAPTIONS)
    asked: list[str] = []
    page.context.on("request", lambda sent: asked.append(sent.url))
    with page.context.expect_page() as opened:
        page.get_by_label("Xem trước trong thẻ trình duyệt mới").click()
    tab = opened.value
    expect(tab.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(tab.locator("figcaption")).to_have_text(CAPTIONS)
    expect(tab.locator("body")).not_to_have_attribute("data-page", re.compile("."))
    tab.wait_for_load_state("networkidle")
    tab.close()
    assert not [url for url in asked if "/_s/v" in url or "/_s/p.gif" in url]


def no_photo_tells_where_it_was_taken(portal: Portal, page: Page) -> None:
    addresses = page.locator("article a:has(img)").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    addresses += page.locator("article img").evaluate_all("images => images.map(image => image.getAttribute('src'))")
    assert len(addresses) == 2 * len(CAPTIONS)
    for address in addresses:
        photo = portal.get(address)
        assert photo.status == 200
        assert b"Exif" not in photo.content and b"MayAnhMau" not in photo.content


def everyone_arrives_in_every_number(portal: Portal, before: dict[str, int], mark: str) -> None:
    """Two readers came: each is a visit, and online. A process may answer what it read a second ago."""

    def all_here() -> dict[str, int] | None:
        told = portal.numbers(mark)
        return told if told["views"] == 2 and told["total"] - before["total"] == 2 else None

    now = eventually(all_here, 5)
    assert now["online"] >= 2
    assert now["today"] <= now["week"] <= now["total"] - BASELINE
    if datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).hour:  # else midnight may have passed since `before`
        assert now["today"] - before["today"] == now["week"] - before["week"] == 2
    assert set(now) == {*STATS, "views"}
