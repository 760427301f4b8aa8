"""The handbook inside the admin: whole, linked, found by whoever types without marks."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image
from roles import CONTRIBUTOR, ROLES, make_person, signed_in

from news.desk.handbook.chapters import CHAPTERS
from news.desk.handbook.find import find

pytestmark = pytest.mark.django_db
HANDBOOK = "/quan-tri/huong-dan/"


@pytest.fixture
def reader() -> Client:
    return signed_in(make_person(CONTRIBUTOR))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.slug)
def test_every_chapter_opens_with_its_parts_and_pictures(reader: Client, chapter: Any) -> None:
    answer = reader.get(f"{HANDBOOK}{chapter.slug}/")
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser").find(class_="handbook")
    anchors = [part["id"] for part in page.find_all("section")]
    assert anchors == [part.anchor for part in chapter.sections] and len(anchors) == len(set(anchors)) > 0
    assert [link["href"] for link in page.find(class_="handbook__parts").find_all("a")] == [f"#{a}" for a in anchors]
    for picture in page.find_all("img"):
        file = finders.find(re.sub(r"^/static/", "", picture["src"]))
        assert file, picture["src"]
        with Image.open(file) as drawn:
            assert (picture["width"], picture["height"]) == tuple(map(str, drawn.size))
        assert len(picture["alt"]) > 10


@pytest.mark.parametrize("role", ROLES)
def test_everybody_finds_it_in_the_menu(role: str) -> None:
    answer = signed_in(make_person(role)).get("/quan-tri/")
    assert HANDBOOK in answer.content.decode()


def test_all_chapters_are_reached_by_leafing_from_the_first(reader: Client) -> None:
    seen, address = [], f"{HANDBOOK}{CHAPTERS[0].slug}/"
    while address:
        seen.append(address.removeprefix(HANDBOOK).strip("/"))
        page = BeautifulSoup(reader.get(address).content, "html.parser")
        after = page.find(class_="handbook__next").find("a", string=re.compile("→"))
        address = after["href"] if after else ""
    assert seen == [chapter.slug for chapter in CHAPTERS]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("quên mật khẩu", ("dang-nhap", "quen-mat-khau")),
        ("quen mat khau", ("dang-nhap", "quen-mat-khau")),
        ("CHÚ THÍCH", ("anh", "chu-thich")),
        ("khôi phục", ("xoa-va-khoi-phuc", "thung-rac")),
        ("hen gio", ("hen-gio", "hen-gio-dang")),
        ("nhuận bút", ("so-lieu", "nhuan-but")),
        ("tep wor", ("tu-word", "dua-tep-vao")),
    ],
)
def test_the_right_part_is_the_first_one_found(query: str, place: tuple[str, str]) -> None:
    first = find(query)[0]
    assert (first.chapter.slug, first.section.anchor) == place
    assert "<mark>" in first.title + first.excerpt


@pytest.mark.parametrize("query", ["", "  ", '"', "a\x00b", "<b>", "\ud800", "x " * 500, "không có chữ nào như thế"])
def test_no_query_whatever_is_an_error(reader: Client, query: str) -> None:
    answer = reader.get(HANDBOOK, {"q": query.encode("utf-8", "surrogatepass").decode("latin-1")})
    assert answer.status_code == 200
    assert all(chapter.title in answer.content.decode() for chapter in CHAPTERS)


def test_an_unknown_chapter_is_not_found_and_a_stranger_signs_in_first(reader: Client) -> None:
    assert reader.get(f"{HANDBOOK}khong-co/").status_code == 404
    assert Client().get(HANDBOOK).headers["Location"].startswith("/dang-nhap/")
