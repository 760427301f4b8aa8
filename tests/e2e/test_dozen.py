"""Photos by the dozen: from twenty files to a published gallery, and what happens when something goes wrong."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FileChooser, Page, TimeoutError, expect

from tests.e2e.desk import add_block, more, new_article
from tests.e2e.dozen import Hands, conference
from tests.e2e.people import EDITOR, REVIEWER, WRITER, Account, come_in, sign_in
from tests.e2e.pictures import FOLDER, take_picture
from tests.e2e.server import Portal, eventually
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

SECTION = "Phong trào thi đua"
TITLE = "Hai mươi ảnh của hội nghị tổng kết"
PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
MANY = 20
# Stock Wagtail takes five for each photo of a gallery even where nobody writes a word: add, choose, tab, file, upload.
STOCK_CLICKS = 5 * MANY
UPLOADING = 90_000  # milliseconds


def window(page: Page) -> None:
    """A gallery is added to the article, and its window for many photos opened."""
    add_block(page, "Bộ ảnh")
    page.get_by_role("button", name="Thêm nhiều ảnh").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def choose_by_keyboard(page: Page, files: list[Path]) -> None:
    """Chromium opens no window for files just after another one came up; a person presses again."""

    def chooser() -> FileChooser | None:
        try:
            with page.expect_file_chooser(timeout=3_000) as opened:
                page.keyboard.press("Enter")
        except TimeoutError:
            return None
        return opened.value

    eventually(chooser, 30).set_files(files)


def stored(page: Page, done: int, of: int | None = None) -> None:
    expect(page.locator("[data-batch-summary]")).to_contain_text(
        f"Đã lưu {done}/{of or done} ảnh vào kho", timeout=UPLOADING
    )


def names(page: Page) -> list[str]:
    return page.locator(".desk-batch__name").all_inner_texts()


def test_twenty_photos_from_drop_to_published_gallery(
    portal: Portal,
    accounts: dict[str, Account],
    visitor: Callable[..., BrowserContext],
    tmp_path: Path,
) -> None:
    files = conference(tmp_path, MANY)
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    new_article(page, SECTION)
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Chiều 27/12/2021, Khối thi đua tổ chức Hội nghị tổng kết.")
    hands, began = Hands(page), time.monotonic()

    hands.click(page.locator("button.c-sf-add-button[title='Chèn khối']").last)
    hands.click(page.get_by_role("option", name="Bộ ảnh", exact=True))
    hands.click(page.get_by_role("button", name="Thêm nhiều ảnh"))
    hands.drop(page.locator("[data-batch-drop]"), files)
    # Words are written while the files are on their way.
    hands.click(page.get_by_label("Cùng nguồn ảnh cho tất cả"))
    hands.type("Ảnh: CTV", "Enter")
    hands.click(page.get_by_label("Chú thích ảnh 1", exact=True))
    for number in range(1, MANY + 1):
        hands.type(f"Chú thích số {number}.", "Enter")
    hands.click(page.get_by_label("Mô tả ảnh 1", exact=True))
    for number in range(1, MANY + 1):
        hands.type(f"Mô tả số {number}", "Enter")
    stored(page, MANY)
    take_picture(page, "dozen-table-1280")
    hands.click(page.get_by_role("button", name=f"Đưa {MANY} ảnh vào bộ ảnh"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    take_picture(page, "dozen-gallery-1280")
    hands.clicks += 2
    more(page, "Xuất bản")
    expect(page.locator(".messages")).to_contain_text("xuất bản")
    seconds = time.monotonic() - began

    told = f"{MANY} photos: {hands.clicks} clicks, {hands.lines} lines typed, {seconds:.0f} s\n"
    (FOLDER / "dozen.txt").write_text(told)
    assert hands.clicks <= STOCK_CLICKS / 2

    reader = visitor().new_page()
    reader.goto(f"/{'phong-trao-thi-dua'}/hai-muoi-anh-cua-hoi-nghi-tong-ket/")
    figures = reader.locator(".gallery figure")
    expect(figures).to_have_count(MANY)
    captions = [text.split("\n")[0] for text in figures.locator("figcaption").all_inner_texts()]
    assert [re.sub(r"\s*Ảnh: CTV$", "", caption) for caption in captions] == [
        f"Chú thích số {number}." for number in range(1, MANY + 1)
    ]
    assert figures.locator("figcaption").filter(has_text="Ảnh: CTV").count() == MANY
    assert figures.locator("img").evaluate_all("all => all.map(one => one.alt)") == [
        f"Mô tả số {number}" for number in range(1, MANY + 1)
    ]
    take_picture(reader, "dozen-public-1280", whole=True)


def test_a_bad_file_is_named_and_takes_no_other_with_it(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    first, second, third = conference(tmp_path, 3, first=40)
    cut, text = tmp_path / "cut.jpg", tmp_path / "chu.jpg"
    cut.write_bytes(first.read_bytes()[:3000])
    text.write_text("Đây là chữ.", encoding="utf-8")
    page = visitor().new_page()
    sign_in(page, accounts[WRITER])
    page.get_by_role("link", name="Thêm nhiều ảnh").click()
    Hands(page).drop(page.locator("[data-batch-drop]"), [first, cut, second, text, third, first])
    stored(page, 4, 6)
    rows = page.locator(".desk-batch__row")
    expect(rows.nth(1)).to_contain_text("cut.jpg: Ảnh bị hỏng hoặc chưa tải lên hết")
    expect(rows.nth(3)).to_contain_text("chu.jpg: Tệp này không phải là ảnh")
    expect(rows.nth(5)).to_contain_text("Trùng với ảnh 1 trong bảng này")
    expect(page.locator("[data-batch-summary]")).to_contain_text("2 tệp không dùng được")
    take_picture(page, "dozen-mistakes-1280", whole=True)

    page.get_by_label("Chú thích ảnh 1", exact=True).fill("Quang cảnh.")
    page.get_by_label("Chú thích ảnh 3", exact=True).fill("Trao cờ.")
    page.get_by_label("Chọn ảnh 5", exact=True).uncheck()
    page.get_by_role("button", name="Đăng nhanh với 2 ảnh đã chọn").click()
    expect(page.get_by_label("Chú thích ảnh 1")).to_have_value("Quang cảnh.")
    expect(page.get_by_label("Chú thích ảnh 2")).to_have_value("Trao cờ.")


def test_the_order_by_keyboard_and_by_drag(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    files = conference(tmp_path, 4, first=50)
    one, two, three, four = (file.name for file in files)
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    new_article(page, SECTION)
    page.locator("#id_title").fill("Thứ tự của ảnh")
    window(page)
    # The focus is where the files are chosen: everything from here by keyboard.
    expect(page.locator("[data-batch-files]")).to_be_focused()
    choose_by_keyboard(page, files)
    stored(page, 4)
    assert names(page) == [one, two, three, four]
    page.get_by_label("Chú thích ảnh 1", exact=True).focus()
    page.keyboard.press("Alt+ArrowDown")
    assert names(page) == [two, one, three, four]
    expect(page.get_by_label("Chú thích ảnh 2", exact=True)).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    assert names(page) == [one, two, three, four]

    handle, goal = (
        page.locator("[data-handle]").nth(2).bounding_box(),
        page.locator(".desk-batch__row").first.bounding_box(),
    )
    page.mouse.move(handle["x"] + 10, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(goal["x"] + 20, goal["y"] + 60, steps=12)
    page.mouse.move(goal["x"] + 20, goal["y"] + 5, steps=4)
    page.mouse.up()
    assert names(page) == [three, one, two, four]

    # The point that stays in sight: by a click, then by the arrows.
    picture = page.get_by_role("button", name=re.compile("Điểm chính của ảnh 1:"))
    box = picture.bounding_box()
    picture.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    expect(picture).to_have_accessible_name(re.compile(r"ngang 2\d %, dọc (49|50|51) %"))
    picture.press("ArrowRight")
    expect(picture).to_have_accessible_name(re.compile(r"ngang 3\d %"))

    page.get_by_label("Chọn ảnh 2", exact=True).uncheck()
    page.get_by_role("button", name="Đưa 3 ảnh vào bộ ảnh").click()
    titles = page.locator("[data-contentpath=photos] .chooser__title")
    expect(titles).to_have_text([name.partition(".")[0] for name in (three, two, four)])

    # Opened again, the table is the gallery: in its order, with what was left out at the end.
    page.get_by_role("button", name="Thêm nhiều ảnh").click()
    assert [name.partition(".")[0] for name in names(page)] == [
        name.partition(".")[0] for name in (three, two, four, one)
    ]
    page.get_by_label("Chọn ảnh 4", exact=True).check()
    page.get_by_role("button", name="Đưa 4 ảnh vào bộ ảnh").click()
    expect(titles).to_have_count(4)

    # Another day the photos are known already: what is written about them then belongs to this article alone.
    page.locator("#id_lead").fill("Lời dẫn.")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator(".messages")).to_contain_text("Thứ tự của ảnh")
    page.get_by_role("button", name="Thêm nhiều ảnh").click()
    expect(page.locator(".desk-batch__row")).to_have_count(4)
    page.get_by_label("Chú thích ảnh 2", exact=True).fill("Chỉ trong bài này.")
    page.get_by_label("Chú thích ảnh 2", exact=True).press("Alt+ArrowUp")
    page.get_by_role("button", name="Đưa 4 ảnh vào bộ ảnh").click()
    expect(titles).to_have_text([name.partition(".")[0] for name in (two, three, four, one)])
    captions = page.locator("[data-contentpath=photos] textarea[name$=-caption]")
    assert captions.evaluate_all("all => all.map(one => one.value)") == ["Chỉ trong bài này.", "", "", ""]
    kept = "from news.models import Photo\nprint(Photo.objects.filter(caption='Chỉ trong bài này.').count())"
    assert portal.shell(kept) == "0\n"


def test_a_lost_connection_is_waited_for_and_told(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    files = conference(tmp_path, 3, first=60)
    context = visitor(loses_network=True)
    page = context.new_page()
    come_in(page, accounts[REVIEWER])
    page.goto("/quan-tri/anh-hang-loat/")
    lost: list[str] = []

    def drop_the_answer(route: object) -> None:
        lost.append("once")
        route.fetch()  # type: ignore[attr-defined] # it arrives, and nobody hears of it
        route.abort("connectionreset")  # type: ignore[attr-defined]

    page.route("**/anh-hang-loat/tai-len/", drop_the_answer, times=1)
    page.locator("[data-batch-files]").set_input_files(files[0])
    expect(page.locator("[data-batch-missing]")).to_contain_text(f"Còn thiếu 1 ảnh: {files[0].name}.")
    stored(page, 1)
    assert lost == ["once"]
    # What had arrived is the very same photo, and not a stranger's.
    expect(page.locator(".desk-batch__row")).not_to_contain_text("đã có trong kho")

    context.set_offline(True)
    page.locator("[data-batch-files]").set_input_files(files[1:])
    page.get_by_label("Chú thích ảnh 2", exact=True).fill("Gõ khi mất mạng.")
    missing = page.locator("[data-batch-missing]")
    expect(missing).to_contain_text(f"Còn thiếu 2 ảnh: {files[1].name}, {files[2].name}.")
    take_picture(page, "dozen-offline-1280")
    context.set_offline(False)
    stored(page, 3)
    expect(missing).to_be_hidden()
    expect(page.locator(".desk-batch__row").nth(1)).to_contain_text("Đã lưu")
    kept = portal.shell(
        "from news.models import Photo\nprint(Photo.objects.filter(caption='Gõ khi mất mạng.').count())"
    )
    assert kept == "1\n"


def test_the_same_flow_on_a_phone(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = visitor(**PHONE).new_page()
    come_in(page, accounts[EDITOR])
    page.goto("/quan-tri/anh-hang-loat/")
    assert page.evaluate(TOO_WIDE) is None
    take_picture(page, "dozen-empty-360", whole=True)
    page.locator("[data-batch-files]").set_input_files(conference(tmp_path, 3, first=70))
    stored(page, 3)
    assert page.evaluate(TOO_WIDE) is None
    take_picture(page, "dozen-library-360", whole=True)
    new_article(page, SECTION)
    page.locator("#id_title").fill("Bộ ảnh từ điện thoại")
    window(page)
    take_picture(page, "dozen-window-empty-360")
    page.locator("[data-batch-files]").set_input_files(conference(tmp_path, 3, first=70))
    stored(page, 3)
    expect(page.locator(".desk-batch__row").first).to_contain_text("đã có trong kho")
    assert page.evaluate(TOO_WIDE) is None
    take_picture(page, "dozen-window-360")
    page.get_by_role("button", name="Đưa 3 ảnh vào bộ ảnh").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    take_picture(page, "dozen-gallery-360")


UNDESCRIBED = """
import io
from PIL import Image
from news.photos.store import store_photo
for level in levels:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), (level, 90, 60)).save(file, "PNG")
    store_photo(file.getvalue(), f"Ảnh thử {level}", caption="Trao Cờ thi đua cho các đơn vị dẫn đầu.")
"""


@pytest.mark.parametrize("width", [1280, 360])
def test_the_queue_of_photos_without_a_description(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], width: int
) -> None:
    portal.shell(UNDESCRIBED, levels=[width % 251, width % 241, width % 239])
    page = visitor(width).new_page()
    come_in(page, accounts[REVIEWER])
    page.goto("/quan-tri/reports/anh-chua-co-mo-ta/")
    left = page.locator("[data-describe-left]")
    before = int(left.inner_text())
    take_picture(page, f"dozen-queue-{width}", whole=True)
    assert page.evaluate(TOO_WIDE) is None
    fields = page.locator("[data-describe] textarea")
    fields.first.focus()
    page.keyboard.insert_text(f"Câu thứ nhất {width}")
    page.keyboard.press("Enter")
    expect(fields.nth(1)).to_be_focused()
    page.keyboard.insert_text(f"Câu thứ hai {width}")
    page.keyboard.press("Enter")
    expect(left).to_have_text(str(before - 2))
    expect(page.locator("[data-describe] [role=status]").nth(1)).to_have_text("Đã lưu")
    page.reload()
    expect(left).to_have_text(str(before - 2))
