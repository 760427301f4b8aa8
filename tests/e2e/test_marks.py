"""Letters with two marks, as Ổ and Ậ, are taller than what foreign style sheets leave room for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.people import EDITOR, Account, sign_in

pytestmark = pytest.mark.walk

DESK = ("/quan-tri/", "/quan-tri/images/", "/quan-tri/documents/", "/quan-tri/thung-rac/", "/quan-tri/account/")
PUBLIC = ("/", "/phong-trao-thi-dua/", "/gioi-thieu/", "/so-do-trang/", "/dang-nhap/")
# Each text whose own tallest letters stand outside the box that cuts off what stands outside it.
CUT_OFF = """() => {
  const pen = document.createElement('canvas').getContext('2d'), found = [];
  for (const text of document.body.querySelectorAll('*')) {
    const node = [...text.childNodes].find(each => each.nodeType === 3 && each.data.trim());
    if (!node) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const line = range.getClientRects()[0];
    if (!line || line.height < 4) continue;
    pen.font = getComputedStyle(text).font;
    const is = pen.measureText(node.data.trim());
    const baseline = line.bottom - is.fontBoundingBoxDescent
      - (line.height - is.fontBoundingBoxAscent - is.fontBoundingBoxDescent) / 2;
    for (let box = text; box !== document.body; box = box.parentElement) {
      if (!['hidden', 'clip'].includes(getComputedStyle(box).overflowY)) continue;
      const edge = box.getBoundingClientRect();
      if (edge.height < 4) break;  // for screen readers only
      const above = edge.top - (baseline - is.actualBoundingBoxAscent);
      const below = baseline + is.actualBoundingBoxDescent - edge.bottom;
      if (Math.max(above, below) > 0.4) found.push(`${node.data.trim()} (${box.className}) ${above} ${below}`);
      break;
    }
  }
  return found;
}"""

# Every text becomes one of the tallest and deepest letters there are.
TALLEST = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.trim()) texts.currentNode.data = 'ẴỄỘ Ậỵ';
}"""


def cut_off(page: Page, addresses: tuple[str, ...], change: str = "() => {}") -> dict[str, list[str]]:
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            page.goto(address)
            page.evaluate(change)
            page.evaluate("document.fonts.ready")
            if letters := page.evaluate(CUT_OFF):
                found[f"{address} {width}"] = letters
    return found


def test_no_letter_of_the_site_loses_a_mark(visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    assert cut_off(page, PUBLIC) == {}
    assert cut_off(page, PUBLIC, TALLEST) == {}


def test_no_letter_of_the_desk_loses_a_mark(
    accounts: dict[str, Account], visitor: Callable[..., BrowserContext]
) -> None:
    page = visitor().new_page()
    sign_in(page, accounts[EDITOR])
    assert cut_off(page, DESK) == {}
