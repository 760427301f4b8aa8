"""Twenty files from a conference, and the hands that bring them into an article."""

import base64
from collections.abc import Sequence
from pathlib import Path

import pillow_heif
from PIL import Image
from playwright.sync_api import Locator, Page

pillow_heif.register_heif_opener()

DROP = """(target, files) => {
  const carried = new DataTransfer();
  for (const { name, content } of files)
    carried.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
}"""
FORMATS = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("HEIF", "heic")]


def conference(folder: Path, many: int = 20, first: int = 0) -> list[Path]:
    """`many` pictures of all formats, each of another colour, with names as a camera gives them.

    From another `first` they are other pictures: the product knows again those that it has.
    """
    files = []
    for number in range(first, first + many):
        kind, suffix = FORMATS[number % len(FORMATS)]
        shade = Image.radial_gradient("L").resize((1200, 800) if number % 4 else (800, 1200))
        levels = (number * 37 % 256, number * 91 % 256, number * 151 % 256)
        bands = [shade.point(lambda value, level=level: (value + level) // 2) for level in levels]
        files.append(folder / f"DSC_{number - first + 1:04}.{suffix}")
        Image.merge("RGB", bands).save(files[-1], kind, quality=80)
    return files


class Hands:
    """What a person does, counted: a drop and a press of the mouse are a click each; a line typed is one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = self.lines = 0

    def click(self, target: Locator) -> None:
        self.clicks += 1
        target.click()

    def drop(self, target: Locator, files: Sequence[Path]) -> None:
        self.clicks += 1
        carried = [{"name": file.name, "content": base64.b64encode(file.read_bytes()).decode()} for file in files]
        target.evaluate(DROP, carried)

    def type(self, text: str, then: str = "") -> None:
        self.lines += 1
        self.page.keyboard.insert_text(text)
        if then:
            self.page.keyboard.press(then)
