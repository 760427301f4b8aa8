"""The sample texts as they stand in their files."""

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OLD_PAGE = HERE / "trang-cu.txt"
# The pictures of the old page, in the order of its captions.
OLD_PAGE_PICTURES = (
    {"name": "Toàn cảnh hội nghị", "scene": "conference", "seed": 2021, "ratio": "3:2"},
    {"name": "Trao thưởng tại hội nghị", "scene": "award", "seed": 2021, "ratio": "3:2"},
    {"name": "Ký kết tại hội nghị", "scene": "signing", "seed": 2021, "ratio": "4:3"},
)


def read_toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def articles() -> list[dict[str, Any]]:
    return [read_toml(path) for path in sorted((HERE / "articles").glob("*.toml"))]


def standard_pages() -> list[dict[str, Any]]:
    found = [read_toml(path) for path in sorted((HERE / "pages").glob("*.toml"))]
    return [page for page in found if "slug" in page]


def notices() -> list[dict[str, Any]]:
    return list(read_toml(HERE / "pages" / "notices.toml")["notice"])


def pictures_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Every picture that an article or page names, in the order of the text."""
    found = [entry["cover"]] if "cover" in entry else []
    for block in entry.get("body", []):
        found += [block["picture"]] if "picture" in block else block.get("pictures", [])
    return found
