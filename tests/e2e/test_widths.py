"""Every kind of page fits every screen, whatever size its reader's letters have."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.fits import faults
from tests.e2e.page_types import PAGE_TYPES, PageType, as_it_is
from tests.e2e.server import Portal

# 320 is also 1280 at 400 %.
WIDTHS = (1600, 1280, 768, 360, 320)
LONG_SEARCH = PageType("long search", f"/tim-kiem/?q={'khong' * 20}")
TOO_WIDE = """() => {
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide <= 0) return null;
  const all = [...document.querySelectorAll('body *')];
  const outside = all.filter(e => e.getBoundingClientRect().right > innerWidth + 0.5);
  return [wide, ...outside.slice(0, 5).map(e => e.tagName + '.' + e.className)];
}"""
LARGEST = "document.documentElement.dataset.size = '3'"
# WCAG 1.4.12
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
SPREAD = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


def at_every_width(page: Page, address: str) -> dict[tuple[str, int, str], list[object]]:
    found = {}

    def look(width: int, how: str) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        if wide := page.evaluate(TOO_WIDE):
            found[address, width, how] = wide

    for width in WIDTHS:
        look(width, "as it is")
    page.evaluate(LARGEST)
    for width in (320, 1000, 1280):
        look(width, "largest letters")
    page.evaluate("delete document.documentElement.dataset.size")
    page.set_viewport_size({"width": 320, "height": 900})
    page.evaluate(SPREAD, SPACED)
    if "khongkhong" not in address and (cut := faults(page)):
        found[address, 320, "spaced"] = cut
    return found


def test_what_is_folded_away_covers_nothing(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    page.goto("/gioi-thieu/")
    page.locator(".most-read__period").first.evaluate(
        "open => { const folded = open.cloneNode(true); folded.open = false; open.before(folded); }"
    )
    assert faults(page) == []


@pytest.mark.walk
def test_every_kind_of_page_fits_320_to_1600(corners: Portal, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    found = {}
    for kind in (*PAGE_TYPES, LONG_SEARCH):
        if kind.prepare is not as_it_is:
            continue
        page.set_viewport_size({"width": 1280, "height": 900})
        answer = page.goto(kind.address)
        assert answer.status == kind.status, kind.address
        page.locator("details:not(.reading__folded) > summary").evaluate_all(
            "all => all.forEach(each => each.parentElement.open = true)"
        )
        found |= at_every_width(page, kind.address)
    assert found == {}
