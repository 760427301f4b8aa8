"""Who takes part in the journeys."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.server import Portal

# A browser that calls itself headless is a bot, and rightly not counted.
AGENTS = [
    f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{version}.0.{build}.0 Safari/537.36"
    for build in range(20)
    for version in range(120, 150)
    for system in ("Windows NT 10.0; Win64; x64", "Macintosh; Intel Mac OS X 10_15_7", "X11; Linux x86_64")
]
EDITOR, FORGETFUL, LOCKED, COLLEAGUE = "bien.tap", "hay.quen", "bi.khoa", "dong.nghiep"
CAREFUL = "can.than"
WRITER, REVIEWER, CHIEF = "cong.tac", "bien.tap.vien", "lanh.dao"
# The editor of most journeys writes and publishes alone.
ROLES = dict.fromkeys((EDITOR, FORGETFUL, LOCKED, COLLEAGUE, CAREFUL, CHIEF), "Lãnh đạo duyệt") | {
    WRITER: "Cộng tác viên",
    REVIEWER: "Biên tập viên",
}
PASSWORD = "ba-ong-gia-trong-che"

MAKE = """
from django.contrib.auth.models import Group, User
for name, role in roles.items():
    User.objects.create_user(name, emails[name], password).groups.add(Group.objects.get(name=role))
"""


@dataclass(frozen=True)
class Account:
    name: str
    email: str
    password: str = PASSWORD


def make_accounts(portal: Portal) -> dict[str, Account]:
    """People of the office, as the administrator would set them up."""
    people = {name: Account(name, f"{name}@example.vn") for name in ROLES}
    emails = {name: account.email for name, account in people.items()}
    portal.shell(MAKE, roles=ROLES, emails=emails, password=PASSWORD)
    return people


def fill_login(page: Page, name: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập hoặc thư điện tử").fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()


def come_in(page: Page, account: Account) -> None:
    """Signs in past the screen, for journeys that begin elsewhere: the same form, sent without a page being drawn."""
    form = page.request.get("/dang-nhap/").text()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token
    values = {"csrfmiddlewaretoken": token[1], "login": account.name, "password": account.password}
    answer = page.request.post("/dang-nhap/", form=values, max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (302, "/quan-tri/")


def sign_in(page: Page, account: Account) -> None:
    page.goto("/dang-nhap/")
    fill_login(page, account.name, account.password)
    page.wait_for_url("**/quan-tri/")
