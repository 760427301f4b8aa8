"""The old site's article is on the new one, whole."""

import re

from bs4 import BeautifulSoup

from tests.e2e.server import ROOT, Portal

ADDRESS = "/phong-trao-thi-dua/cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua/"
FURNITURE = "Thông tin mới nhất"
CAPTIONS = [
    "Quang cảnh hội nghị.",
    "Khen thưởng các cá nhân có thành tích trong phong trào thi đua.",
    "Các cơ quan trong khối ký giao ước thi đua.",
]


def plain(text: str) -> str:
    """Every run of white space, no-break spaces among it, as one space."""
    return " ".join(text.split())


def test_the_seed_article_is_served_whole(portal: Portal) -> None:
    answer = portal.get(ADDRESS)
    assert answer.status == 200
    page = BeautifulSoup(answer.text, "html.parser")
    article = page.find("article")
    seen = plain(article.get_text(" "))

    saved = (ROOT / "news" / "sample" / "trang-cu.txt").read_text(encoding="utf-8")
    lines = [plain(line) for line in saved.partition(FURNITURE)[0].splitlines()]
    lines = [line for line in lines if line and not line.startswith("Lượt xem")]
    assert len(lines) >= 12
    assert [line for line in lines if line not in seen] == []

    assert [plain(caption.get_text()) for caption in article.find_all("figcaption")] == CAPTIONS
    assert plain(article.find(class_="byline").get_text()) == "CTV"
    assert "None" not in [photo.get("alt") for photo in article.find_all("img")]
    assert int(re.search(r'data-stat="views">([\d.]+)<', answer.text)[1].replace(".", "")) >= 30


def test_the_seed_article_opens_the_home_page(portal: Portal) -> None:
    home = BeautifulSoup(portal.get("/").text, "html.parser")
    links = [link["href"] for link in home.find("section", class_="featured").find_all("a")]
    assert any(link.endswith(ADDRESS) for link in links)
