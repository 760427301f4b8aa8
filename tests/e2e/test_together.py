"""Two people in one article, and a session that ends while somebody types: nothing is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e import desk
from tests.e2e.people import COLLEAGUE, EDITOR, Account, come_in
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal, eventually
from tests.e2e.test_widths import TOO_WIDE

pytestmark = pytest.mark.walk

MAKE = """
from news.models import ArticlePage, SectionPage
page = ArticlePage(title=title, slug=slug, lead="Lúc đầu.", live=False)
SectionPage.objects.get(slug="khen-thuong").add_child(instance=page)
page.save_revision()
print(page.pk)
"""
LATEST = """
from news.models import ArticlePage
print(ArticlePage.objects.get(pk=pk).get_latest_revision_as_object().lead)
"""
VERSIONS = """
from news.models import ArticlePage
print([version.content["lead"] for version in ArticlePage.objects.get(pk=pk).revisions.order_by("pk")])
"""
END_SESSIONS = """
from django.contrib.sessions.models import Session
Session.objects.all().delete()
"""
PATIENCE = 30_000  # milliseconds: it saves by itself after three seconds
A_WHILE = 60  # seconds: asking the shell takes some itself
# Not before this is answered: an answer that leaves with its page may never come, and nothing bounds the wait for it.
SEND = "() => { setTimeout(() => document.querySelector('#page-edit-form').requestSubmit()); }"
A_MINUTE_LATER = "() => { const now = Date.now; Date.now = () => now() + 60000; }"


def make(portal: Portal, title: str, slug: str) -> str:
    return portal.shell(MAKE, title=title, slug=slug).strip()


def latest(portal: Portal, pk: str) -> str:
    return portal.shell(LATEST, pk=int(pk)).strip()


def test_the_second_of_two_is_told_and_neither_loses_a_word(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    pk = make(portal, "Hai người cùng sửa", "hai-nguoi-cung-sua")
    first, second = visitor().new_page(), visitor().new_page()
    for page, name in ((first, EDITOR), (second, COLLEAGUE)):
        come_in(page, accounts[name])
        page.goto(f"/quan-tri/pages/{pk}/edit/")
    expect(second.locator(".w-editing-sessions__list > li")).to_have_count(1)

    first.locator("#id_lead").fill("Của người thứ nhất.")
    eventually(lambda: latest(portal, pk) == "Của người thứ nhất.", A_WHILE)
    # Quicker than the browser asks who else is here.
    second.locator("#id_lead").fill("Của người thứ hai.")
    second.evaluate(SEND)
    expect(second.locator(".messages")).to_contain_text("đã lưu bài này lúc")
    expect(second.locator("#id_lead")).to_have_value("Của người thứ hai.")
    assert latest(portal, pk) == "Của người thứ nhất."
    take_picture(second, "together-told-1280")
    second.set_viewport_size({"width": 360, "height": 740})
    assert second.evaluate(TOO_WIDE) is None
    take_picture(second, "together-told-360")
    second.set_viewport_size({"width": 1280, "height": 900})

    second.evaluate(SEND)
    eventually(lambda: latest(portal, pk) == "Của người thứ hai.", A_WHILE)
    assert "Của người thứ nhất." in portal.shell(VERSIONS, pk=int(pk))


def test_a_session_that_ends_while_typing_loses_nothing(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    pk = make(portal, "Phiên hết giữa chừng", "phien-het-giua-chung")
    page = visitor(360, 740, loses_session=True).new_page()
    come_in(page, accounts[EDITOR])
    page.goto(f"/quan-tri/pages/{pk}/edit/")
    desk.settled(page)
    portal.shell(END_SESSIONS)
    page.locator("#id_lead").fill("Gõ sau khi phiên đã hết.")
    asked_to_sign_in(page)
    assert page.evaluate(TOO_WIDE) is None
    take_picture(page, "session-ended-360")
    assert latest(portal, pk) == "Lúc đầu."
    sign_in_again(page, accounts[EDITOR])
    expect(page.locator("#id_lead")).to_have_value("Gõ sau khi phiên đã hết.")
    eventually(lambda: latest(portal, pk) == "Gõ sau khi phiên đã hết.", A_WHILE)


def test_a_button_pressed_after_the_session_ended_waits_for_the_sign_in(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    pk = make(portal, "Bấm nút khi phiên đã hết", "bam-nut-khi-phien-da-het")
    page = visitor(loses_session=True).new_page()
    come_in(page, accounts[EDITOR])
    page.goto(f"/quan-tri/pages/{pk}/edit/")
    desk.settled(page)
    page.locator("#id_lead").fill("Bấm xuất bản.")
    eventually(lambda: latest(portal, pk) == "Bấm xuất bản.", A_WHILE)
    portal.shell(END_SESSIONS)
    page.evaluate(A_MINUTE_LATER)
    desk.more(page, "Xuất bản")
    asked_to_sign_in(page)
    take_picture(page, "session-ended-1280")
    sign_in_again(page, accounts[EDITOR])
    expect(page.locator(".messages")).to_contain_text("Đã xuất bản trang")
    eventually(lambda: portal.get("/khen-thuong/bam-nut-khi-phien-da-het/").status == 200)


def test_a_button_pressed_after_a_rest_does_what_it_says(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    pk = make(portal, "Đọc lại rồi mới xuất bản", "doc-lai-roi-moi-xuat-ban")
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    page.goto(f"/quan-tri/pages/{pk}/edit/")
    desk.settled(page)
    page.evaluate(A_MINUTE_LATER)
    desk.more(page, "Xuất bản")
    expect(page.locator(".messages")).to_contain_text("Đã xuất bản trang")
    eventually(lambda: portal.get("/khen-thuong/doc-lai-roi-moi-xuat-ban/").status == 200)


def asked_to_sign_in(page: Page) -> None:
    expect(page.get_by_role("dialog").filter(has_text="Phiên đăng nhập đã hết")).to_be_visible(timeout=PATIENCE)


def sign_in_again(page: Page, account: Account) -> None:
    frame = page.frame_locator("dialog.desk-session iframe")
    frame.get_by_label("Tên đăng nhập hoặc thư điện tử").fill(account.name)
    frame.get_by_label("Mật khẩu", exact=True).fill(account.password)
    frame.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("dialog.desk-session")).to_have_count(0)
