"""Screenshots for people to look at."""

from playwright.sync_api import Page

from tests.e2e.server import ROOT

FOLDER = ROOT / "test-output" / "e2e"
# Pictures further down load only when they come near the window.
LOAD_ALL = """async () => {
  for (const image of document.images) { image.loading = 'eager'; await image.decode().catch(() => {}); }
  await document.fonts.ready;
}"""


def take_picture(page: Page, name: str, *, whole: bool = False) -> None:
    """`test-output/e2e/<name>.png`, of the window or of the whole page."""
    if whole:
        page.evaluate(LOAD_ALL)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=whole)
