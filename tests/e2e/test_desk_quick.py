"""Đăng nhanh on a phone: photos from the camera, one of them broken, into one draft that waits for approval."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.people import PASSWORD, Account, come_in, sign_in
from tests.e2e.photos import camera_photos
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

MAKE = """
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
group = Group.objects.create(name="Người đi cơ sở")
may = lambda codename, app: Permission.objects.get(codename=codename, content_type__app_label=app)
group.permissions.add(may("access_admin", "wagtailadmin"))
home = Page.objects.get(depth=2, slug__startswith="trang-chu")
GroupPagePermission.objects.create(group=group, page=home, permission=may("add_page", "wagtailcore"))
for right in ("add_image", "choose_image"):
    GroupCollectionPermission.objects.create(
        group=group, collection=Collection.get_first_root_node(), permission=may(right, "wagtailimages")
    )
User.objects.create_user("di.co.so", "di.co.so@example.vn", password).groups.add(group)
"""
STORED = """
from news.models import ArticlePage, Photo
drafts = ArticlePage.objects.filter(title=title)
photos = [len(b.value["photos"]) for d in drafts for b in d.body if b.block_type == "gallery"]
stored = Photo.objects.filter(uploaded_by_user__username="di.co.so").count()
print(drafts.count(), [d.live for d in drafts], photos, stored)
"""
REPORTER = Account("di.co.so", "di.co.so@example.vn")
TITLE = "Trao Cờ thi đua cho bản Na Lộc"
LEAD = "Sáng 05/02/2026, huyện trao Cờ thi đua cho các bản dẫn đầu."
TEXT = "Đoạn văn thứ nhất.\n\nĐoạn văn thứ hai."
PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def reporter(portal: Portal) -> Account:
    portal.shell(MAKE, password=PASSWORD)
    return REPORTER


def fits(page: Page) -> None:
    assert page.evaluate(TOO_WIDE) is None


def test_from_the_camera_to_a_draft_that_waits_for_approval(
    portal: Portal, reporter: Account, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    first, second, third = camera_photos(tmp_path, ["một", "hai", "ba"])
    broken = tmp_path / "DSC_0009.jpg"
    broken.write_bytes(third.read_bytes()[:20_000])

    page = visitor(**PHONE).new_page()
    sign_in(page, reporter)
    fits(page)
    page.get_by_role("navigation", name="Bắt đầu nhanh").get_by_role("link", name="Đăng nhanh").tap()
    page.wait_for_url("**/quan-tri/dang-nhanh/")
    fits(page)
    page.get_by_label("Tiêu đề").fill(TITLE)
    page.get_by_label("Chuyên mục").select_option("Phong trào thi đua")
    page.get_by_label("Nội dung").fill(TEXT)

    # Each shot comes by itself, and none replaces the one before.
    camera = page.locator("input[capture]")
    camera.set_input_files(first)
    camera.set_input_files(broken)
    page.get_by_label("Chọn ảnh có sẵn").set_input_files([second, third])
    rows = page.locator(".desk-photo")
    expect(rows).to_have_count(4)
    rows.nth(3).get_by_role("button", name="Bỏ ảnh này").tap()
    expect(rows).to_have_count(3)
    rows.nth(0).get_by_role("textbox").fill("Quang cảnh buổi lễ.")
    rows.nth(2).get_by_role("textbox").fill("Trưởng bản nhận cờ.")
    fits(page)
    take_picture(page, "desk-quick-filled-360", whole=True)

    page.get_by_role("button", name="Lưu bản nháp").tap()
    told = page.get_by_role("alert")
    expect(told).to_contain_text("DSC_0009.jpg: Ảnh bị hỏng hoặc chưa tải lên hết")
    expect(page.locator(".error-message")).to_contain_text("Hãy nhập lời dẫn")
    fits(page)
    take_picture(page, "desk-quick-mistake-360", whole=True)
    expect(page.get_by_label("Tiêu đề")).to_have_value(TITLE)
    expect(page.get_by_label("Nội dung")).to_have_value(TEXT)
    expect(page.get_by_label("Chú thích ảnh 1")).to_have_value("Quang cảnh buổi lễ.")
    expect(page.get_by_label("Chú thích ảnh 2")).to_have_value("Trưởng bản nhận cờ.")

    page.get_by_label("Lời dẫn").fill(LEAD)
    # An impatient finger.
    page.get_by_role("button", name="Lưu bản nháp").dblclick()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("2 ảnh")
    assert portal.shell(STORED, title=TITLE).strip() == "1 [False] [2] 2"
    fits(page)
    take_picture(page, "desk-quick-done-360", whole=True)

    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Xem trước").tap()
    preview = opened.value
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.locator("figcaption")).to_have_text(["Quang cảnh buổi lễ.", "Trưởng bản nhận cờ."])
    preview.close()
    page.get_by_role("button", name="Gửi duyệt").tap()
    expect(page.locator(".messages")).to_contain_text(f"Đã gửi duyệt bài “{TITLE}”")
    expect(page.get_by_role("button", name="Gửi duyệt")).to_have_count(0)
    page.get_by_role("link", name="Đăng bài khác").tap()
    expect(page.get_by_label("Tiêu đề")).to_have_value("")


def test_it_works_without_scripts(
    portal: Portal, reporter: Account, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    title = "Bài gửi từ máy không chạy mã"
    photo, other = camera_photos(tmp_path, ["một", "hai"])
    page = visitor(**PHONE, java_script_enabled=False).new_page()
    come_in(page, reporter)
    page.goto("/quan-tri/dang-nhanh/")
    page.get_by_label("Tiêu đề").fill(title)
    page.get_by_label("Chuyên mục").select_option("Phong trào thi đua")
    page.get_by_label("Lời dẫn").fill(LEAD)
    page.get_by_label("Chọn ảnh có sẵn").set_input_files([photo, other])
    page.get_by_role("button", name="Tải ảnh lên").click()
    page.get_by_label("Chú thích ảnh 1").fill("Chú thích không cần mã.")
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page).to_have_url(re.compile(r"/quan-tri/dang-nhanh/\d+/$"))
    assert portal.shell(STORED, title=title).startswith("1 [False] [2]")


def test_what_was_typed_outlives_a_tab_that_the_phone_closed(
    portal: Portal, reporter: Account, visitor: Callable[..., BrowserContext]
) -> None:
    page = visitor(**PHONE).new_page()
    come_in(page, reporter)
    page.goto("/quan-tri/dang-nhanh/")
    page.get_by_label("Tiêu đề").fill("Đang gõ dở")
    page.get_by_label("Nội dung").fill("Một đoạn dài.")
    page.reload()
    expect(page.get_by_label("Tiêu đề")).to_have_value("Đang gõ dở")
    expect(page.get_by_label("Nội dung")).to_have_value("Một đoạn dài.")


SEND_TOGETHER = """async () => {
  const form = document.querySelector('[data-quick]');
  const send = () => fetch(form.action, { method: 'POST', body: new FormData(form) }).then((answer) => answer.url);
  return await Promise.all([send(), send(), send()]);
}"""


def test_forms_that_arrive_together_make_one_draft(
    portal: Portal, reporter: Account, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    title = "Gửi ba lần cùng lúc"
    before = int(portal.shell(STORED, title=title).split()[-1])
    page = visitor(**PHONE).new_page()
    come_in(page, reporter)
    page.goto("/quan-tri/dang-nhanh/")
    page.get_by_label("Tiêu đề").fill(title)
    page.get_by_label("Chuyên mục").select_option("Phong trào thi đua")
    page.get_by_label("Lời dẫn").fill(LEAD)
    page.get_by_label("Chọn ảnh có sẵn").set_input_files(camera_photos(tmp_path, ["một", "hai"]))
    assert len(set(page.evaluate(SEND_TOGETHER))) == 1
    assert portal.shell(STORED, title=title).strip() == f"1 [False] [2] {before + 2}"
