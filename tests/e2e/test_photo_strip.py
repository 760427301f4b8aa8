"""The photos on the home page, for whoever has no mouse."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.e2e.server import Portal

LEFT = "strip => Math.round(strip.scrollLeft)"


def test_the_strip_is_leafed_through_by_keyboard_and_leads_to_its_gallery(
    portal: Portal, visitor: Callable[..., BrowserContext]
) -> None:
    page = visitor(width=360, reduced_motion="reduce").new_page()
    page.goto("/")
    strip = page.get_by_role("group", name="Dải ảnh")
    links = strip.get_by_role("link")
    assert links.count() == 12
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")

    strip.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"strip => ({LEFT})(strip) > 0", arg=strip.element_handle())
    for _ in range(links.count()):
        page.keyboard.press("Tab")
    expect(links.last).to_be_focused()
    expect(links.last).to_be_in_viewport()

    page.keyboard.press("Enter")
    page.wait_for_url("**/*#bo-anh-*")
    gallery = page.locator(f"#{page.url.partition('#')[2]}")
    expect(gallery).to_be_in_viewport()
    expect(gallery.get_by_role("img").first).to_be_visible()
