"""A reader who has no mouse."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

GALLERY = "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/"


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
