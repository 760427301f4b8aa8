"""No page and no screen does anything that its own policy forbids; every other journey is watched for that too."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e import desk
from tests.e2e.conftest import PATIENCE
from tests.e2e.page_types import PAGE_TYPES, WIDE
from tests.e2e.people import Account, come_in
from tests.e2e.photos import camera_photos
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal, eventually
from tests.e2e.watch import BLOCKED, Watch

SECTION = "Phong trào thi đua"
A_FIFTEENTH = re.compile(r"^15/\d\d/\d{4}")
REPORTED = """
from portal.models import Violation
print(json.dumps(sorted(Violation.objects.values_list("directive", "blocked", "page"))))
"""
INLINE_SCRIPT = """
const script = document.createElement("script");
script.textContent = "document.title = 'Chạy được'";
document.body.append(script);
"""
INLINE_STYLE = "document.body.setAttribute('style', 'color: red')"
WRITTEN = "try { document.body.insertAdjacentHTML('beforeend', '<p>x</p>'); } catch { /* as it should */ }"
SCREENS = """
    / bai-viet/ dang-nhanh/ anh-hang-loat/ tu-tep-word/ thung-rac/ huong-dan/ huong-dan/anh/ account/
    pages/ images/ images/multiple/add/ images/add/ documents/ documents/multiple/add/
    snippets/news/notice/ snippets/news/notice/add/ snippets/news/contributor/add/ snippets/news/slip/add/
    settings/news/sitesettings/ users/ users/new/ groups/ groups/new/ sites/ redirects/ redirects/add/
    redirects/import/ collections/ workflows/list/ workflows/add/ workflows/tasks/index/
    thong-ke-truy-cap/ thong-ke-truy-cap/dieu-chinh/ thong-ke-truy-cap/dieu-chinh/cong-tru/
    thong-ke-truy-cap/dieu-chinh/nhap-tep/ reports/nhuan-but/ reports/anh-chua-co-mo-ta/
    reports/bai-hai-nam-chua-cap-nhat/ reports/tim-khong-thay/ reports/noi-dung-bi-chan/ reports/site-history/
    reports/workflow/ reports/locked/ reports/aging-pages/ reports/page-types-usage/
"""


@pytest.fixture
def administrator(portal: Portal) -> Account:
    name, password = portal.administrator()
    return Account(name, "", password)


@pytest.fixture
def watched(portal: Portal, browser: Browser) -> Iterator[tuple[Page, Watch]]:
    """For whoever does something forbidden on purpose."""
    context = browser.new_context(base_url=portal.url, locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, portal.url)
    yield context.new_page(), watch
    context.close()


def test_what_is_forbidden_is_blocked_noticed_and_reported(
    portal: Portal, administrator: Account, watched: tuple[Page, Watch]
) -> None:
    page, watch = watched
    come_in(page, administrator)
    for address, what, directive in [
        ("/gioi-thieu/", INLINE_STYLE, "style-src-attr"),
        ("/gioi-thieu/", WRITTEN, "require-trusted-types-for"),
        ("/quan-tri/users/", INLINE_SCRIPT, "script-src-elem"),
        ("/quan-tri/users/", INLINE_STYLE, "style-src-attr"),
    ]:
        page.goto(address)
        assert watch.errors == []
        with page.expect_console_message(lambda said, start=BLOCKED + directive: said.text.startswith(start)):
            page.evaluate(what)
        page.wait_for_timeout(200)
        assert len(watch.errors) == 2, "Chromium's own words, and those of the event"
        assert page.title() != "Chạy được"
        watch.errors.clear()
    wanted = [
        ["require-trusted-types-for", "trusted-types-sink", "/gioi-thieu/"],
        ["script-src-elem", "inline", "/quan-tri/users/"],
        ["style-src-attr", "inline", "/gioi-thieu/"],
        ["style-src-attr", "inline", "/quan-tri/users/"],
    ]
    found = eventually(lambda: len(rows := json.loads(portal.shell(REPORTED))) >= len(wanted) and rows)
    assert found == wanted
    page.goto("/quan-tri/reports/noi-dung-bi-chan/")
    expect(page.get_by_role("main").get_by_role("table")).to_contain_text("viết ngay trong trang")
    take_picture(page, "violations")


@pytest.mark.walk
def test_every_kind_of_page(corners: Portal, visitor: Callable[..., BrowserContext]) -> None:
    for width in (WIDE, 360):
        page = visitor(width=width).new_page()
        for kind in PAGE_TYPES:
            if width in kind.widths:
                page.goto(kind.address)
                kind.prepare(page)


@pytest.mark.walk
def test_a_picture_opened_by_itself(portal: Portal, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.goto("/thu-vien-anh/")
    picture = page.locator("main img").first.get_attribute("src")
    page.goto(picture)
    expect(page.locator("img")).not_to_have_js_property("naturalWidth", 0)


@pytest.mark.walk
def test_every_screen_of_the_desk(administrator: Account, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    come_in(page, administrator)
    for screen in SCREENS.split():
        answer = page.goto(f"/quan-tri/{screen.strip('/')}/".replace("//", "/"))
        assert answer.status == 200, screen
        page.wait_for_load_state("networkidle")


@pytest.mark.walk
def test_an_article_is_written_with_every_block(administrator: Account, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    come_in(page, administrator)
    desk.new_article(page, SECTION)
    page.locator("#id_title").fill("Bài có mọi khối nội dung")
    page.locator("#id_lead").fill("Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết.")
    pick_a_day(page, "#id_published_on")

    desk.new_contributor(page, name="Lò Văn Mẫu", pen_name="Mẫu")
    page.get_by_role("button", name="Thêm tác giả").click()
    page.get_by_role("button", name="Chọn tác giả", exact=True).click()
    page.locator(".modal-body").get_by_role("link", name="Lò Văn Mẫu").click()
    expect(page.locator(".modal-body")).to_have_count(0)
    page.locator("[data-inline-panel-child-move-up]:visible").last.click()

    desk.write_paragraph(page, "Dự hội nghị có lãnh đạo 9 cơ quan trong khối.")
    for block in ("Đề mục", "Trích dẫn", "Ảnh", "Bộ ảnh", "Video", "Bảng", "Tài liệu"):
        desk.add_block(page, block)
    expect(page.locator(".c-sf-block__type")).to_have_count(9)  # with the photo within the gallery


@pytest.mark.walk
def test_an_article_with_a_photo_is_previewed_and_scheduled(
    administrator: Account, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = visitor().new_page()
    come_in(page, administrator)
    desk.new_article(page, SECTION)
    page.locator("#id_title").fill("Bài có ảnh, xem trước rồi hẹn giờ")
    page.locator("#id_lead").fill("Chiều 27/12, Khối thi đua tổ chức Hội nghị tổng kết.")
    desk.write_paragraph(page, "Dự hội nghị có lãnh đạo 9 cơ quan trong khối.")
    desk.add_block(page, "Ảnh")
    (file,) = camera_photos(tmp_path, ["Quang cảnh hội nghị."])
    desk.add_photo(page, page.locator("[data-streamfield-child]").last, file, "Quang cảnh hội nghị.")

    page.get_by_label("Ẩn/hiện xem trước").click()
    preview = page.frame_locator("iframe[title]").last
    expect(preview.locator("figcaption")).to_have_text("Quang cảnh hội nghị.")
    expect(preview.locator("figure img")).not_to_have_js_property("naturalWidth", 0)
    with page.context.expect_page() as opened:
        page.get_by_label("Xem trước trong thẻ trình duyệt mới").click()
    expect(opened.value.locator("figure img")).not_to_have_js_property("naturalWidth", 0)
    opened.value.close()

    page.get_by_role("button", name="Ẩn/hiện trạng thái").click()
    page.get_by_role("button", name="Đặt lịch").click()
    schedule = page.get_by_role("dialog").filter(has=page.locator("#id_go_live_at"))
    pick_a_day(page, "#id_go_live_at", months_ahead=1)
    pick_a_day(page, "#id_expire_at", months_ahead=2)
    take_picture(page, "schedule")
    schedule.locator("button[type=submit]").click()
    expect(page.locator(".messages")).to_contain_text("Bài có ảnh")
    expect(page.locator("#id_go_live_at")).to_have_value(A_FIFTEENTH)
    expect(page.locator("#id_expire_at")).to_have_value(A_FIFTEENTH)


@pytest.mark.walk
def test_the_text_editor_keeps_its_hint_and_the_numbers_of_its_lists(
    administrator: Account, visitor: Callable[..., BrowserContext]
) -> None:
    """Which it writes into elements of style of its own."""
    page = visitor().new_page()
    come_in(page, administrator)
    desk.new_article(page, SECTION)
    desk.add_block(page, "Đoạn văn")
    hint = "() => getComputedStyle(document.querySelector('.Draftail-block--empty'), '::before').content"
    assert "Nhập nội dung hoặc gõ ‘/’" in page.evaluate(hint)
    page.locator(".Draftail-Editor [contenteditable=true]").click()
    page.keyboard.type("1. Tập thể")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Cá nhân")
    inner = page.locator(".public-DraftStyleDefault-depth1")
    expect(inner).to_have_text("Cá nhân")
    number = inner.evaluate("item => getComputedStyle(item, '::before').content")
    assert number == 'counter(ol1, lower-alpha) ". "'
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert "Nhập nội dung hoặc gõ ‘/’" in page.evaluate(hint)
    take_picture(page, "text-editor")


def pick_a_day(page: Page, field: str, months_ahead: int = 0) -> None:
    page.locator(field).click()
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    for _ in range(months_ahead):
        calendar.locator(".xdsoft_next").first.click()
    calendar.locator("td[data-date='15']").first.click()
    expect(page.locator(field)).to_have_value(A_FIFTEENTH)
    page.keyboard.press("Tab")  # not Escape, which would shut the dialog around it
    expect(calendar).to_have_count(0)
