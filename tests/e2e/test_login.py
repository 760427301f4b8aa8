"""Staff come in and go out; nobody else does."""

import email
import re
from collections.abc import Callable
from email.policy import default
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.people import COLLEAGUE, EDITOR, FORGETFUL, LOCKED, PASSWORD, Account, fill_login, sign_in
from tests.e2e.server import Answer, Portal, eventually

WRONG = "sai-mat-khau-roi"


def test_wrong_password_is_a_vietnamese_sentence_and_five_failures_lock_this_account_from_this_address_only(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    page = visitor().new_page()
    page.goto("/dang-nhap/")
    for _ in range(4):
        fill_login(page, LOCKED, WRONG)
        expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng")
    fill_login(page, LOCKED, WRONG)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tạm khóa đăng nhập")
    expect(page.get_by_role("alert")).to_contain_text("30 phút")
    page.goto("/dang-nhap/")
    fill_login(page, LOCKED, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tạm khóa đăng nhập")

    colleague = visitor().new_page()
    sign_in(colleague, accounts[COLLEAGUE])
    assert posted_login(portal, LOCKED, PASSWORD, source="127.0.0.1").status == 429
    elsewhere = posted_login(portal, LOCKED, PASSWORD, source="127.0.0.2")
    assert (elsewhere.status, elsewhere.headers["Location"]) == (302, "/quan-tri/")


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_next_never_leaves_the_site(portal: Portal, accounts: dict[str, Account], target: str) -> None:
    answer = posted_login(portal, EDITOR, PASSWORD, target=target)
    assert answer.status == 302
    assert answer.headers["Location"] == "/quan-tri/"
    assert posted_login(portal, EDITOR, PASSWORD, target="/tim-kiem/").headers["Location"] == "/tim-kiem/"
    assert "evil" not in portal.get(f"/quan-tri/login/?next={quote(target)}").headers["Location"].partition("?")[0]


def test_a_forgotten_password_is_set_anew_by_letter(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    page = visitor().new_page()
    page.goto("/dang-nhap/")
    page.get_by_role("link", name="Quên mật khẩu?").click()
    page.get_by_label("Thư điện tử").fill(accounts[FORGETFUL].email)
    page.get_by_role("button", name="Gửi liên kết").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã gửi thư")

    letter = email.message_from_bytes(eventually(portal.letters)[-1].read_bytes(), policy=default)
    text = letter.get_body().get_content()
    assert letter["To"] == accounts[FORGETFUL].email
    assert "đặt lại mật khẩu" in text
    links = re.findall(r"https?://\S+", text)
    assert all(link.startswith(f"{portal.url}/") for link in links)
    page.goto(next(link for link in links if "/dat-lai-mat-khau/" in link))
    new = "nam-con-cho-den-trang"
    page.get_by_label("Mật khẩu mới", exact=True).fill(new)
    page.get_by_label("Gõ lại mật khẩu mới").fill(new)
    page.get_by_role("button", name="Lưu mật khẩu mới").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã đổi mật khẩu")

    page.goto("/dang-nhap/")
    fill_login(page, FORGETFUL, PASSWORD)
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    sign_in(page, Account(FORGETFUL, "", new))


def test_signing_out_ends_it(accounts: dict[str, Account], visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    sign_in(page, accounts[EDITOR])
    page.goto("/")
    expect(page.locator("body")).not_to_have_attribute("data-page", re.compile("."))  # staff are not counted
    page.goto("/dang-xuat/")
    page.get_by_role("main").get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/")
    expect(page.get_by_role("link", name="Đăng nhập")).to_be_visible()
    page.goto("/quan-tri/")
    assert "/dang-nhap/?next=/quan-tri/" in page.url

    sign_in(page, accounts[EDITOR])
    page.locator(".sidebar-footer").get_by_role("button", name=EDITOR).click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(re.compile(r"/(dang-nhap/)?$"))
    page.goto("/quan-tri/")
    assert "/dang-nhap/" in page.url


def posted_login(portal: Portal, name: str, password: str, *, target: str = "", source: str = "127.0.0.1") -> Answer:
    form = portal.get("/dang-nhap/", source=source)
    told = {
        "csrfmiddlewaretoken": re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)[1],
        "login": name,
        "password": password,
        **({"next": target} if target else {}),
    }
    headers = {
        "Cookie": form.headers["Set-Cookie"].split(";")[0],
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return portal.get("/dang-nhap/", "POST", urlencode(told).encode(), headers=headers, source=source)
