"""The reader's eyes: what a page says, and what the counter answers."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

STATS = ("online", "today", "week", "total")


def counted(page: Page, go: Callable[[], Any]) -> dict[str, int]:
    """Does what leads to a counted page and returns the numbers that came back."""
    with page.expect_response("**/_s/v") as answer:
        go()
    return answer.value.json()


def printed(page: Page, name: str) -> int:
    """A number as it stands on the page."""
    return int(page.locator(f"[data-stat={name}]").inner_text().replace(".", ""))


def shows(page: Page, numbers: dict[str, int]) -> None:
    """The page prints these numbers, with dots between the thousands."""
    for name, number in numbers.items():
        expect(page.locator(f"[data-stat={name}]")).to_have_text(f"{number:,}".replace(",", "."))


def leaf_through(page: Page, captions: list[str]) -> None:
    """Opens the gallery at its first photo and goes round once, with buttons and arrows."""
    first = page.locator("[data-viewer] figure a").first
    first.click()
    viewer = page.get_by_role("dialog", name="Xem ảnh")
    expect(viewer).to_be_visible()
    count = len(captions)
    for number, caption in enumerate(captions, 1):
        expect(viewer.get_by_role("status")).to_have_text(f"{number}/{count}")
        expect(viewer.locator("figcaption")).to_contain_text(caption)
        expect(viewer.get_by_role("img").last).not_to_have_js_property("naturalWidth", 0)
        viewer.get_by_role("button", name="Ảnh sau").click()
    expect(viewer.get_by_role("status")).to_have_text(f"1/{count}")
    viewer.get_by_role("button", name="Ảnh trước").click()
    expect(viewer.get_by_role("status")).to_have_text(f"{count}/{count}")
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    expect(first).to_be_focused()
