"""A day at the desk: from the dashboard through the listing to an article, and the royalties at its end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect

from tests.e2e.people import EDITOR, PASSWORD, Account, sign_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

DRAFT = "Bản nháp trên bàn biên tập"
MAKE_DRAFT = """
from django.contrib.auth.models import User
from news.models import ArticleByline, ArticlePage, Contributor, SectionPage
user = User.objects.get(username=editor)
writer = Contributor.objects.create(name="Vàng Thị Đậu", pen_name="Suối Ngọc")
page = ArticlePage(title=title, lead="Tin thử.", live=False, owner=user)
page.bylines.set([ArticleByline(contributor=writer)])
SectionPage.objects.get(slug="tin-hoat-dong").add_child(instance=page)
page.save_revision(user=user)
"""
MAKE_SHARED = """
import datetime
from django.utils import timezone
from news.models import ArticleByline, ArticlePage, Contributor, SectionPage
from django.contrib.auth.models import Permission, User
people = [Contributor.objects.create(name=name) for name in names]
page = ArticlePage(
    title="Bài của hai người", lead="Một hai ba bốn.",
    published_on=timezone.make_aware(datetime.datetime(2019, 3, 4, 8, 0)),
)
page.bylines.set([ArticleByline(contributor=person, sort_order=place) for place, person in enumerate(people)])
SectionPage.objects.get(slug="tin-hoat-dong").add_child(instance=page)
page.save_revision().publish()
user = User.objects.create_user("ke.toan", "ke.toan@example.vn", password)
user.user_permissions.add(
    Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"),
    Permission.objects.get(codename="view_royalties"),
)
"""


def test_from_the_dashboard_through_the_listing_to_an_article(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    portal.shell(MAKE_DRAFT, editor=EDITOR, title=DRAFT)
    page = visitor().new_page()
    sign_in(page, accounts[EDITOR])
    mine = page.get_by_role("region", name="Bài của tôi")
    expect(mine.get_by_role("listitem").filter(has_text=DRAFT)).to_contain_text("Nháp")
    take_picture(page, "desk-dashboard-1280", whole=True)

    mine.get_by_role("link", name="Tất cả bài của tôi").click()
    expect(page.locator(".desk-listing tbody tr").filter(has_text=DRAFT)).to_have_count(1)
    page.goto("/quan-tri/bai-viet/")
    take_picture(page, "desk-listing-1280", whole=True)
    page.get_by_role("button", name="Hiện bộ lọc").click()
    page.get_by_role("button", name="Trạng thái").click()
    page.get_by_label("Nháp").check()
    expect(page.locator(".desk-listing tbody tr").filter(has_text="Đã đăng")).to_have_count(0)
    page.keyboard.press("Escape")
    page.locator("[data-search-form] [name=q]").fill("ban nhap tren ban")
    row = page.locator(".desk-listing tbody tr")
    expect(row).to_have_count(1)
    for told in (DRAFT, "Tin hoạt động", "Suối Ngọc", "Nháp"):
        expect(row).to_contain_text(told)
    row.get_by_role("link", name=DRAFT).click()
    expect(page.locator("#id_title")).to_have_value(DRAFT)

    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 760})
        for address in ("/quan-tri/", "/quan-tri/bai-viet/", "/quan-tri/thung-rac/", "/quan-tri/dang-nhanh/"):
            page.goto(address)
            assert page.evaluate(TOO_WIDE) is None, (address, width)


def test_royalties_are_downloaded_as_numbers_that_add_up(
    portal: Portal, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    portal.shell(MAKE_SHARED, names=["Lò Văn Ân", "=Hà Thị Án"], password=PASSWORD)
    page = visitor(accept_downloads=True).new_page()
    sign_in(page, Account("ke.toan", "ke.toan@example.vn"))
    page.get_by_role("button", name="Báo cáo").click()
    page.get_by_role("link", name="Nhuận bút").click()
    expect(page.get_by_role("heading", name="Nhuận bút từ ngày")).to_be_visible()
    page.goto("/quan-tri/reports/nhuan-but/?published_on_from=01/03/2019&published_on_to=31/03/2019")
    row = page.locator(".desk-listing tbody tr").filter(has_text="Lò Văn Ân")
    expect(row).to_contain_text("0,5")
    take_picture(page, "desk-royalties-1280", whole=True)
    page.get_by_role("button", name="Thao tác").first.click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải về bảng tính (XLSX)").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name.startswith("nhuan-but-") and file.suffix == ".xlsx"
    sheet = load_workbook(file)["Tổng hợp"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["=Hà Thị Án", "Lò Văn Ân", "Tổng cộng"]
    assert [row[5] for row in rows] == [0.5, 0.5, 1]
    assert [row[6] for row in rows] == [2, 2, 4]
    assert sheet["A5"].data_type == "s"
