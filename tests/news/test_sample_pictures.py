"""The sample site's pictures are repeatable, and its texts fit what the site expects."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from news.sample import pictures

SAMPLE = Path(pictures.__file__).parent
ARTICLES = sorted((SAMPLE / "articles").glob("*.toml"))
PAGES = sorted(path for path in (SAMPLE / "pages").glob("*.toml") if path.stem != "notices")
SECTIONS = {"tin-hoat-dong", "phong-trao-thi-dua", "khen-thuong", "dien-hinh-tien-tien"}
SMALL = (150, 100)


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def pictures_of(article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "cover" in article:
        yield article["cover"]
    for block in article["body"]:
        if block["type"] == "photo":
            yield block["picture"]
        elif block["type"] == "gallery":
            yield from block["pictures"]


def words_of(article: dict[str, Any]) -> int:
    texts = [article["lead"], *(b["text"] for b in article["body"] if b["type"] in {"paragraph", "heading", "quote"})]
    return sum(len(text.split()) for text in texts)


@pytest.fixture(scope="module")
def articles() -> list[dict[str, Any]]:
    return [load(path) for path in ARTICLES]


@pytest.mark.parametrize("scene", pictures.SCENES)
def test_the_same_seed_gives_the_same_pixels(scene: str) -> None:
    assert pictures.draw(scene, 3, SMALL).tobytes() == pictures.draw(scene, 3, SMALL).tobytes()


@pytest.mark.parametrize("scene", pictures.SCENES)
def test_different_seeds_give_different_pictures(scene: str) -> None:
    drawn = {pictures.draw(scene, seed, SMALL).tobytes() for seed in range(4)}

    assert len(drawn) == 4


@pytest.mark.parametrize("ratio", pictures.RATIOS)
@pytest.mark.parametrize("scene", pictures.SCENES)
def test_every_scene_draws_in_every_ratio(scene: str, ratio: str) -> None:
    width, height = (side // 10 for side in pictures.size_for(ratio, 1))

    picture = pictures.draw(scene, 1, (width, height))

    assert picture.mode == "RGB"
    assert picture.size == (width, height)


@pytest.mark.parametrize("ratio", pictures.RATIOS)
def test_sizes_keep_the_ratio_and_stay_in_bounds(ratio: str) -> None:
    across, down = pictures.RATIOS[ratio]
    sizes = {pictures.size_for(ratio, seed) for seed in range(20)}

    assert len(sizes) > 1
    for width, height in sizes:
        assert 1400 <= max(width, height) <= 2000
        assert width / height == pytest.approx(across / down, rel=0.002)


@pytest.mark.parametrize("path", [*ARTICLES, *PAGES, SAMPLE / "pages" / "notices.toml"], ids=lambda path: path.stem)
def test_every_text_file_parses_and_is_nfc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert load(path)
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & {"\u00a0", "\u200b", "\ufeff", "\u00ad", "\u00d0"}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_has_what_the_site_needs(path: Path) -> None:
    article = load(path)

    assert path.stem.split("-", 1)[1] == article["slug"]
    assert article["slug"].isascii()
    assert article["section"] in SECTIONS
    assert isinstance(article["published"], datetime)
    assert 0 < len(article["lead"]) <= 300
    assert 1 <= len(article["byline"]) <= 2
    assert 1 <= len(article["tags"]) <= 4
    assert 250 <= words_of(article) <= 600
    for block in article["body"]:
        if block["type"] == "table":
            assert len({len(row) for row in block["rows"]}) == 1


def test_articles_fill_four_sections_and_several_years(articles: list[dict[str, Any]]) -> None:
    sections = Counter(article["section"] for article in articles)

    assert set(sections) == SECTIONS
    assert min(sections.values()) >= 6
    assert len({article["published"].year for article in articles}) >= 3
    assert len({article["slug"] for article in articles}) == len(articles)


def test_a_few_articles_are_featured_and_a_few_have_documents(articles: list[dict[str, Any]]) -> None:
    assert sum(article["featured"] for article in articles) == 4
    assert sum(block["type"] == "document" for article in articles for block in article["body"]) == 3


def test_tags_come_from_one_small_pool(articles: list[dict[str, Any]]) -> None:
    assert len({tag for article in articles for tag in article["tags"]}) <= 16


def test_at_least_six_articles_have_a_gallery_of_eight_or_more(articles: list[dict[str, Any]]) -> None:
    galleries = [block for article in articles for block in article["body"] if block["type"] == "gallery"]

    assert len(galleries) >= 6
    assert all(8 <= len(gallery["pictures"]) <= 14 for gallery in galleries)


def test_every_picture_is_known_described_and_used_once(articles: list[dict[str, Any]]) -> None:
    used = [picture for article in articles for picture in pictures_of(article)]

    assert len(used) <= 110
    assert {picture["scene"] for picture in used} <= set(pictures.SCENES)
    assert {picture["ratio"] for picture in used} <= set(pictures.RATIOS)
    assert all(picture["caption"] and picture["alt"] and picture["credit"] for picture in used)
    keys = Counter((picture["scene"], picture["seed"], picture["ratio"]) for picture in used)
    assert max(keys.values()) == 1


def test_standard_pages_exist_in_both_languages() -> None:
    pages = {page["slug"]: page["language"] for page in map(load, PAGES)}

    assert pages == {
        "gioi-thieu": "vi",
        "co-cau-to-chuc": "vi",
        "lien-he": "vi",
        "thong-ke-truy-cap": "vi",
        "organization": "en",
        "contact": "en",
    }
    assert all(0 < len(load(path)["lead"]) <= 300 for path in PAGES)


def test_notices_run_from_a_first_to_a_last_day() -> None:
    notices = load(SAMPLE / "pages" / "notices.toml")["notice"]

    assert len(notices) == 3
    assert any(notice["ends_on"].year == 2027 for notice in notices)
    for notice in notices:
        assert type(notice["starts_on"]) is type(notice["ends_on"]) is date
        assert notice["starts_on"] < notice["ends_on"]
