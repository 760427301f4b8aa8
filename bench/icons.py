"""Draws the site's icons anew from its emblem, in Chromium: `static/img/icon-*.png`, `favicon.ico`."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[1] / "static" / "img"
GROUND = "#7a1420"
# Name, pixels, how much of the square the emblem fills, whether the ground is filled.
ICONS = (
    ("apple-touch-icon.png", 180, 0.86, True),
    ("icon-192.png", 192, 1.0, False),
    ("icon-512.png", 512, 1.0, False),
    ("icon-maskable.png", 512, 0.72, True),
)
SMALL = (16, 32, 48)


def main() -> None:
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()

        def draw(source: str, side: int, share: float, filled: bool) -> Image.Image:
            page.set_viewport_size({"width": side, "height": side})
            page.goto("about:blank")
            ground = GROUND if filled else "transparent"
            style = f"display:grid;place-items:center;margin:0;height:100vh;background:{ground}"
            svg = (IMAGES / source).read_text()
            page.set_content(f'<body style="{style}"><div style="width:{share:.0%};line-height:0">{svg}</div>')
            return Image.open(io.BytesIO(page.screenshot(omit_background=True)))

        for name, side, share, filled in ICONS:
            picture = draw("emblem.svg", side, share, filled)
            few = picture.quantize(64, method=Image.Quantize.FASTOCTREE)
            few.save(IMAGES / name, optimize=True)
        drawn = [draw("favicon.svg", side, 1.0, False) for side in SMALL]
        largest = drawn[-1]
        largest.save(IMAGES / "favicon.ico", sizes=[(side, side) for side in SMALL], append_images=drawn[:-1])
        browser.close()


if __name__ == "__main__":
    main()
