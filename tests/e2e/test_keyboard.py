"""A reader who has no mouse."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.corners import PRIVATE, TWELVE
from tests.e2e.server import Portal

GALLERY = "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/"

# Where the focus is, named by its place, and what hides it there.
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return [null, ''];
  const place = [...document.querySelectorAll('*')].indexOf(at), { outlineStyle, boxShadow } = getComputedStyle(at);
  const what = `${at.localName}.${at.className} ${at.textContent.trim().slice(0, 40)}`;
  if (outlineStyle === 'none' && boxShadow === 'none') return [place, `no ring: ${what}`];
  const box = [...at.getClientRects()].find(({ width, height }) => width && height);
  if (!box || box.bottom <= 0 || box.top >= innerHeight) return [place, `out of the window: ${what}`];
  const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
  const hit = document.elementFromPoint(box.left + box.width / 2, middle);
  const own = [at, ...(at.labels ?? [])].some(each => each.contains(hit) || hit?.contains(each));
  return [place, own ? '' : `covered: ${what}`];
}"""
NOT_REACHED = """reached => [...document.querySelectorAll('*')]
  .map((element, place) => [element, place])
  .filter(([element, place]) => element.matches('a[href], button, input:not([type=hidden]), summary, [tabindex="0"]')
    && element.checkVisibility({ visibilityProperty: true }) && !element.closest('details:not([open]) > :not(summary)')
    && !(element.type === 'radio' && !element.checked) && !reached.includes(place))
  .map(([element]) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`)"""


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
            return
    raise AssertionError(f"no way to {selector} with {most} times Tab")


def test_a_keyboard_user(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    tab_to(page, "main a", 1)

    page.reload()
    tab_to(page, ".main-menu__list a[href='/tin-hoat-dong/']")
    focus_is_seen(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tin hoạt động")

    page.goto(GALLERY)
    tab_to(page, ".gallery a")
    focus_is_seen(page)
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog", name="Xem ảnh")
    expect(viewer).to_be_visible()
    position = viewer.get_by_role("status")
    for key, place in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", 10), ("ArrowRight", 1)):
        page.keyboard.press(key)
        expect(position).to_have_text(f"{place}/10")
    for _ in range(6):  # the page behind is out of reach
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(page.locator(".gallery a").first).to_be_focused()


@pytest.mark.walk
def test_every_stop_of_the_keyboard_is_seen(corners: Portal, visitor: Callable[..., BrowserContext]) -> None:
    for width, addresses in ((1280, ("/", TWELVE, "/tim-kiem/?q=thi+dua")), (360, ("/", TWELVE))):
        page = visitor(width=width, reduced_motion="reduce").new_page()
        for address in addresses:
            page.goto(address)
            page.evaluate("document.activeElement.blur()")
            reached = []
            while len(reached) < 150:
                page.keyboard.press("Tab")
                stop, fault = page.evaluate(STOP)
                if stop is None:
                    break
                reached.append(stop)
                assert not fault, f"{address} at {width}: {fault}"
            assert page.evaluate(NOT_REACHED, reached) == [], f"{address} at {width}"


@pytest.mark.walk
def test_a_keyboard_journey_through_the_whole_site(corners: Portal, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    heading = page.get_by_role("heading", level=1)
    page.goto("/")
    tab_to(page, ".masthead [type=search]")
    page.keyboard.type("thi dua")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Tìm kiếm")
    tab_to(page, ".pagination [rel=next]", 90)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("page=2"))
    tab_to(page, ".search-results a")
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(heading).to_have_text(title)
    tab_to(page, ".breadcrumbs li:nth-child(2) a")
    page.keyboard.press("Enter")
    expect(page.locator(".listing, .empty").first).to_be_visible()
    tab_to(page, "footer a[href='/so-do-trang/']", 150)
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Sơ đồ trang")
    tab_to(page, "main a[href='/dang-nhap/']", 150)
    page.keyboard.press("Enter")
    expect(page.locator("#id_login")).to_be_focused()
    page.keyboard.type("nguoi.la")
    page.keyboard.press("Tab")
    page.keyboard.type("sai-mat-khau")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    tab_to(page, "main a[href='/quen-mat-khau/']")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Quên mật khẩu")
    page.goto(PRIVATE)
    tab_to(page, "main [type=password]")
    page.keyboard.type("mat-khau-mau")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Trang riêng")


def test_the_folded_menu_opens_with_the_keyboard(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor(width=360, height=740).new_page()
    page.goto("/")
    tab_to(page, ".main-menu summary")
    page.keyboard.press("Enter")
    tab_to(page, ".main-menu a[href='/khen-thuong/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Khen thưởng")


def focus_is_seen(page: Page) -> None:
    style = page.evaluate(
        "(({outlineStyle, outlineWidth, boxShadow}) => [outlineStyle, outlineWidth, boxShadow])"
        "(getComputedStyle(document.activeElement))"
    )
    assert (style[0] != "none" and style[1] != "0px") or style[2] != "none", style
