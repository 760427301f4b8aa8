"""Words of photos by the dozen: none is lost, and none takes the place of another unseen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.desk import add_block, new_article
from tests.e2e.dozen import conference
from tests.e2e.people import EDITOR, REVIEWER, WRITER, Account, come_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal

pytestmark = pytest.mark.walk

TABLE = "/quan-tri/anh-hang-loat/"
LABELS = {"caption": "Chú thích ảnh 1", "credit": "Nguồn ảnh ảnh 1", "description": "Mô tả ảnh 1"}
KEPT = """
from news.models import Photo
print([[photo.caption, photo.credit, photo.description] for photo in Photo.objects.order_by("pk").reverse()[:1]][0])
"""


def opened(visitor: Callable[..., BrowserContext], account: Account) -> Page:
    page = visitor().new_page()
    come_in(page, account)
    page.goto(TABLE)
    return page


def upload(page: Page, *files: Path) -> None:
    page.locator("[data-batch-files]").set_input_files(files)
    expect(page.locator("[data-batch-summary]")).to_contain_text(f"Đã lưu {len(files)}/{len(files)} ảnh vào kho")


def written_on_the_way(page: Page, file: Path, **words: str) -> None:
    """The file is held up until somebody has written about it."""
    held: list[Route] = []
    page.route("**/anh-hang-loat/tai-len/", lambda route: held.append(route), times=1)
    page.locator("[data-batch-files]").set_input_files(file)
    expect(page.locator(".desk-batch__row")).to_have_count(1)
    for label, text in words.items():
        page.get_by_label(LABELS[label], exact=True).fill(text)
    held[0].continue_()
    expect(page.locator("[data-batch-summary]")).to_contain_text("Đã lưu 1/1 ảnh vào kho")


def said(page: Page, text: str) -> None:
    expect(page.locator(".desk-batch__row [data-state]").first).to_contain_text(text)


def test_words_that_a_known_photo_has_are_not_replaced_unseen(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    (file,) = conference(tmp_path, 1, first=110)
    page = opened(visitor, accounts[REVIEWER])
    upload(page, file)
    page.get_by_label(LABELS["caption"], exact=True).fill("Quang cảnh hội nghị.")
    page.get_by_label(LABELS["caption"], exact=True).blur()
    said(page, "Đã lưu")
    page.goto(TABLE)
    written_on_the_way(page, file, caption="Câu khác.", credit="Ảnh: CTV")
    said(page, "Chưa lưu chú thích “Câu khác.” vừa gõ, vì chữ đã có trong kho được giữ nguyên.")
    expect(page.get_by_label(LABELS["caption"], exact=True)).to_have_value("Quang cảnh hội nghị.")
    expect(page.get_by_label(LABELS["credit"], exact=True)).to_have_value("Ảnh: CTV")
    said(page, "Chữ trong các ô đã lưu.")
    take_picture(page, "dozen-known-1280", whole=True)
    assert portal.shell(KEPT) == "['Quang cảnh hội nghị.', 'Ảnh: CTV', '']\n"


def test_words_on_a_photo_of_somebody_else_do_not_stand_in_the_way(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    theirs, own = conference(tmp_path, 2, first=112)
    page = opened(visitor, accounts[EDITOR])
    upload(page, theirs)
    page = opened(visitor, accounts[WRITER])
    written_on_the_way(page, theirs, caption="Của người khác.")
    said(page, "Chưa lưu chú thích “Của người khác.” vừa gõ, vì bạn không sửa được ảnh này.")
    expect(page.get_by_label(LABELS["caption"], exact=True)).to_have_value("")
    page.locator("[data-batch-files]").set_input_files(own)
    expect(page.locator("[data-batch-summary]")).to_contain_text("Đã lưu 2/2 ảnh vào kho")
    take_picture(page, "dozen-theirs-1280", whole=True)
    page.get_by_role("button", name="Đăng nhanh với 1 ảnh đã chọn").click()
    page.wait_for_url("**/dang-nhanh/**")


def test_a_refusal_loses_no_other_words(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    (file,) = conference(tmp_path, 1, first=114)
    page = opened(visitor, accounts[WRITER])
    upload(page, file)
    # A browser counts the letters of what is typed; of what a script writes only the server does.
    page.get_by_label(LABELS["credit"], exact=True).evaluate("field => field.value = 'x'.repeat(121)")
    page.get_by_label(LABELS["credit"], exact=True).dispatch_event("input")
    page.get_by_label(LABELS["caption"], exact=True).fill("Trao cờ.")
    page.get_by_label(LABELS["caption"], exact=True).blur()
    said(page, "Nguồn ảnh: ")
    page.get_by_label(LABELS["credit"], exact=True).fill("Ảnh: CTV")
    page.get_by_label(LABELS["credit"], exact=True).blur()
    expect(page.locator(".desk-batch__row [data-state]")).to_have_text("Đã lưu")
    assert portal.shell(KEPT) == "['Trao cờ.', 'Ảnh: CTV', '']\n"


def test_the_point_is_saved_also_of_a_photo_that_stands_in_a_gallery(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    (file,) = conference(tmp_path, 1, first=115)
    page = opened(visitor, accounts[REVIEWER])
    upload(page, file)
    new_article(page, "Phong trào thi đua")
    page.locator("#id_title").fill("Điểm chính của ảnh")
    add_block(page, "Bộ ảnh")
    page.get_by_role("button", name="Thêm nhiều ảnh").click()
    upload(page, file)
    said(page, "đã có trong kho")
    page.get_by_label(LABELS["caption"], exact=True).fill("Chỉ trong bài này.")
    page.get_by_role("button", name=re.compile("Điểm chính của ảnh 1:")).press("ArrowRight")
    page.get_by_role("button", name="Đưa 1 ảnh vào bộ ảnh").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("[data-contentpath=photos] textarea[name$=-caption]")).to_have_value("Chỉ trong bài này.")
    told = "from news.photos.focus import focus_of\nfrom news.models import Photo\n"
    told += "photo = Photo.objects.order_by('pk').last()\nprint(focus_of(photo), repr(photo.caption))"
    assert portal.shell(told) == "(0.55, 0.5) ''\n"


def test_a_correction_during_the_first_save_is_saved_too(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    (file,) = conference(tmp_path, 1, first=116)
    page = opened(visitor, accounts[REVIEWER])
    upload(page, file)
    page.goto("/quan-tri/reports/anh-chua-co-mo-ta/")
    held: list[Route] = []
    form = page.locator("[data-describe]").filter(has=page.get_by_label("Mô tả ảnh DSC_0001", exact=True)).first
    page.route(f"**{form.get_attribute('action')}", lambda route: held.append(route), times=1)
    field = form.locator("textarea")
    field.fill("Câu có lỗi")
    field.blur()
    expect(form.get_by_role("status")).to_have_text("Đang lưu…")
    field.fill("Câu đã sửa")
    field.blur()
    held[0].continue_()
    expect(form.get_by_role("status")).to_have_text("Đã lưu")
    page.wait_for_load_state("networkidle")
    kept = "from news.models import Photo\nprint(Photo.objects.filter(description='Câu đã sửa').count())"
    assert portal.shell(kept) == "1\n"
