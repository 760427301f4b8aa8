"""Every kind of page in every look holds to WCAG 2.2 AA, keeps still while it loads, and fits the narrowest screen."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.e2e.page_types import PAGE_TYPES, WIDE, PageType
from tests.e2e.server import Portal

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
JUDGE = """async ({ theme, tags, rules, include = document }) => {
  if (theme) document.documentElement.dataset.theme = theme;
  const runOnly = rules ? { type: 'rule', values: rules } : tags;
  const { violations } = await axe.run(include, { runOnly, resultTypes: ['violations'], elementRef: false });
  const shown = nodes => nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' … ');
  return violations.map(({ id, nodes }) => `${id}: ${shown(nodes)}`);
}"""
WHOLE = {"tags": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Another theme changes colours and nothing else, and the furniture around the pages is the same on all of them.
COLOURS = {"rules": ["color-contrast", "link-in-text-block"]}
CONTENT = {"include": ["main", "dialog[open]"]}
WATCH_SHIFTS = """() => {
  window.shifts = [];
  const name = ({ node }) => node?.nodeType === 1 ? `${node.localName}.${node.className}` : node?.nodeName;
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push([value, ...sources.map(name)]);
  }).observe({ type: 'layout-shift', buffered: true });
}"""


def judged(page: Page, kind: PageType) -> dict[str, list[str]]:
    page.evaluate(AXE)
    here = {} if kind.address == "/" or kind.name == "reading" else CONTENT
    looks = {"light": WHOLE, "dark": COLOURS | here, "contrast": COLOURS | here}
    return {theme: found for theme, how in looks.items() if (found := page.evaluate(JUDGE, {"theme": theme} | how))}


@pytest.mark.walk
def test_every_kind_of_page_in_every_look(corners: Portal, visitor: Callable[..., BrowserContext]) -> None:
    faults: dict[str, Any] = {}
    for width in (WIDE, 360):
        context = visitor(width=width, has_touch=width < WIDE, is_mobile=width < WIDE, reduced_motion="reduce")
        context.add_init_script(f"({WATCH_SHIFTS})()")
        page = context.new_page()
        for kind in PAGE_TYPES:
            if width not in kind.widths:
                continue
            answer = page.goto(kind.address)
            assert answer.status == kind.status, kind.address
            kind.prepare(page)
            if found := judged(page, kind):
                faults[kind.name, width] = found
            if shifts := page.evaluate("shifts"):
                faults[kind.name, width, "moves"] = shifts
    assert faults == {}


def test_the_page_that_stands_alone_when_all_else_is_broken(
    portal: Portal, visitor: Callable[..., BrowserContext]
) -> None:
    refused = portal.get("/", headers={"Host": "may-khac.example"})
    assert refused.status == 400
    page = visitor().new_page()
    page.route("**/hong/", lambda route: route.fulfill(body=refused.text, content_type="text/html; charset=utf-8"))
    page.goto("/hong/")
    assert judged(page, PageType("400", "/")) == {}
