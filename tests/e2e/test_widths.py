"""Every kind of page fits every screen, and asks nobody else."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from tests.e2e.server import Portal

WIDTHS = (320, 360, 768, 1280, 1600)
PAGES = {
    "home": "/",
    "section": "/phong-trao-thi-dua/",
    "article": "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/",
    "seed": "/phong-trao-thi-dua/cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua/",
    "standard": "/gioi-thieu/",
    "table": "/co-cau-to-chuc/",
    "english": "/contact/",
    "search": "/tim-kiem/?q=thi+dua",
    "long search": f"/tim-kiem/?q={'khong' * 20}",
    "site map": "/so-do-trang/",
    "404": "/khong-co-trang-nay/",
    "login": "/dang-nhap/",
    "forgotten": "/quen-mat-khau/",
}
TOO_WIDE = """() => {
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide <= 0) return null;
  const all = [...document.querySelectorAll('body *')];
  const outside = all.filter(e => e.getBoundingClientRect().right > innerWidth + 0.5);
  return [wide, ...outside.slice(0, 5).map(e => e.tagName + '.' + e.className)];
}"""


def test_every_page_type_fits_320_to_1600(portal: Portal, visitor: Callable[..., BrowserContext]) -> None:
    page = visitor().new_page()
    wide = {}
    for name, address in PAGES.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        answer = page.goto(address)
        assert answer.status == (404 if name == "404" else 200), address
        page.locator("details summary").evaluate_all("all => all.forEach(each => each.parentElement.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if found := page.evaluate(TOO_WIDE):
                wide[name, width] = found
    assert wide == {}
