"""An administrator asks how it went, takes the figures along, and sets a total right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, expect

from tests.e2e.people import Account, sign_in
from tests.e2e.server import Portal, eventually

pytestmark = pytest.mark.walk

TRAFFIC = """
import datetime
from django.utils import timezone
from news.models import ArticlePage
from stats.models import Day, Hour, PageDay
from stats.serial import serial
from stats.total_store import restore

last_month = timezone.localdate().replace(day=1) - datetime.timedelta(days=1)
article = ArticlePage.objects.live().order_by("pk").first()
with serial():
    for n in range(5):
        day = last_month - datetime.timedelta(days=n)
        Day.objects.create(day=day, visits=100 + n, visitors=90, views=300)
        Hour.objects.create(day=day, hour=9, visits=100 + n, visitors=90, views=300)
        PageDay.objects.create(page=article.pk, day=day, views=200)
    restore([article.pk])
print(article.title, last_month.month, last_month.year, sep="|")
"""


def test_from_the_question_to_a_corrected_total(
    portal: Portal, visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    title, month, year = portal.shell(TRAFFIC).strip().split("|")
    page = visitor().new_page()
    name, password = portal.administrator()
    sign_in(page, Account(name, f"{name}@example.vn", password))
    page.get_by_role("link", name="Thống kê truy cập").first.click()
    expect(page.get_by_role("heading", name="Diễn biến theo ngày")).to_be_visible()

    page.get_by_role("link", name="Tháng trước").click()
    shown_month = f"0{month}" if int(month) < 3 else month
    expect(page.get_by_role("heading", name=f"Tháng {shown_month}/{year}")).to_be_visible()
    expect(page.locator(".traffic__sentence").first).to_contain_text("510 lượt truy cập")
    expect(page.locator(".traffic__sentence").nth(1)).to_contain_text(title)
    expect(page.get_by_role("img", name="Lượt truy cập theo ngày")).to_be_visible()

    page.get_by_label("Từ ngày").fill("31/02/2021")
    page.get_by_role("button", name="Xem", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("“31/02/2021” không dùng được")
    page.get_by_role("link", name="Tháng trước").click()

    with page.expect_download() as started:
        page.get_by_role("link", name="Tải cả báo cáo (XLSX)").click()
    file = tmp_path / "bao-cao.xlsx"
    started.value.save_as(file)
    assert load_workbook(file)["Bài được đọc nhiều nhất"]["B2"].value == title

    before = portal.numbers()["total"]
    page.get_by_role("link", name="Xem các điều chỉnh").click()
    page.get_by_role("link", name="Cộng hoặc trừ").click()
    page.get_by_label("Số lượt").fill("1.000")
    page.get_by_label("Lý do").fill("Máy tự động tải trang")
    page.get_by_role("button", name="Ghi dòng điều chỉnh").click()
    expect(page.locator(".messages")).to_contain_text("Đã trừ 1.000 lượt.")
    expect(page.get_by_role("row", name="Máy tự động tải trang")).to_contain_text("−1.000")

    eventually(lambda: portal.numbers()["total"] == before - 1_000)
    reader = visitor(java_script_enabled=False).new_page()
    reader.goto("/")
    expect(reader.locator("[data-stat=total]")).to_have_text(f"{before - 1_000:,}".replace(",", "."))
