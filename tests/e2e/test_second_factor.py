"""An editor sets up a passkey and an app, and signs in with each of them."""

import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PATIENCE
from tests.e2e.people import CAREFUL, Account, fill_login, sign_in
from tests.e2e.server import Portal
from tests.e2e.test_axe import AXE, JUDGE, WHOLE
from tests.e2e.watch import Watch

pytestmark = pytest.mark.walk

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(portal: Portal, browser: Browser) -> Iterator[Page]:
    """By the machine's name: a passkey belongs to a name, never to a number."""
    here = portal.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=here, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(PATIENCE)
    watch = Watch(context, here)
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page
    context.close()
    watch.nothing_bad()


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)
    page.evaluate(AXE)
    assert page.evaluate(JUDGE, {"include": "main"} | WHOLE) == []


def sign_out(page: Page) -> None:
    page.goto("/dang-xuat/")
    page.get_by_role("main").get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()


def start_to_sign_in(page: Page, account: Account) -> None:
    page.goto("/dang-nhap/")
    fill_login(page, account.name, account.password)
    heading(page, "Bước hai")


def test_a_passkey_and_an_app_are_set_up_and_used(page: Page, accounts: dict[str, Account]) -> None:
    account = accounts[CAREFUL]
    sign_in(page, account)
    page.goto("/quan-tri/account/")
    page.get_by_role("link", name="Xác thực hai bước").click()
    heading(page, "Xác thực hai bước")

    page.get_by_role("link", name="Thêm khóa truy cập").click()
    heading(page, "Thêm khóa truy cập")
    page.get_by_label("Tên khóa").fill("Máy ở cơ quan")
    page.get_by_role("button", name="Thêm khóa này").click()
    heading(page, "Mã khôi phục")
    codes = page.locator("ol code").all_inner_texts()
    assert len(codes) == 10
    expect(page.get_by_role("button", name="In các mã này")).to_be_visible()

    sign_out(page)
    start_to_sign_in(page, account)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url("**/quan-tri/")

    page.goto("/dang-nhap/hai-buoc/")
    page.get_by_role("link", name="Đặt ứng dụng xác thực").click()
    heading(page, "Đặt ứng dụng xác thực")
    expect(page.get_by_role("img", name=re.compile("Mã vuông"))).to_be_visible()
    secret = page.locator(".account__secret").inner_text()
    page.get_by_label("Mã sáu chữ số").fill(code_of(secret, 0))
    page.get_by_role("button", name="Bật").click()
    heading(page, "Xác thực hai bước")

    sign_out(page)
    start_to_sign_in(page, account)
    page.get_by_label("Mã", exact=True).fill("000000")
    page.get_by_role("main").get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.locator(".field__error")).to_contain_text("Mã không đúng")
    page.get_by_label("Mã", exact=True).fill(code_of(secret, 1))
    page.get_by_role("main").get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/quan-tri/")
    page.goto("/dang-nhap/phien/")
    heading(page, "Phiên và lịch sử đăng nhập")

    sign_out(page)
    start_to_sign_in(page, account)
    page.get_by_label("Mã", exact=True).fill(codes[0])
    page.get_by_role("main").get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/quan-tri/")


def code_of(secret: str, steps_ahead: int) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps_ahead))
