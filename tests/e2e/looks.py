"""Pictures of every kind of page in every look, for people to look at.

python -m tests.e2e.looks http://localhost:8000 [name of a kind …]
"""

import sys

from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.page_types import NARROW, PAGE_TYPES, WIDE, PageType
from tests.e2e.pictures import FOLDER, LOAD_ALL

WIDTHS = (1280, 768, 360)
LOOKS = ("light", "dark", "contrast", "mourning")
DRESS = """look => {
  const { dataset, classList } = document.documentElement;
  classList.toggle('mourning', look === 'mourning');
  dataset.theme = look === 'mourning' ? 'light' : look;
}"""


def take(page: Page, kind: PageType, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900 if width > 400 else 740})
    page.goto(kind.address)
    kind.prepare(page)
    page.evaluate(LOAD_ALL)
    for look in LOOKS:
        page.evaluate(DRESS, look)
        whole = not page.locator("dialog[open]").count()
        page.screenshot(path=FOLDER / "looks" / f"{kind.name}-{width}-{look}.png", full_page=whole)


def main(url: str, *names: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(base_url=url, locale="vi-VN").new_page()
        for kind in PAGE_TYPES:
            for width in WIDTHS if not names or kind.name in names else ():
                if width in kind.widths or kind.widths == (WIDE, NARROW):
                    take(page, kind, width)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
