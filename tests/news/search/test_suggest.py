"""Titles while one types."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import ArticlePage
from news.search.suggest import suggest

Make = Callable[..., ArticlePage]


def titles(typed: str) -> list[str]:
    return [one.title for one in suggest(typed)]


def test_titles_are_suggested_by_whole_words_and_the_beginning_of_the_last(make_article: Make) -> None:
    make_article("Trao Cờ thi đua")
    make_article("Thi đua yêu nước")
    make_article("Đua ngựa")
    assert titles("thi đu") == titles("THI DU") == ["Thi đua yêu nước", "Trao Cờ thi đua"]
    assert titles("th") == ["Thi đua yêu nước", "Trao Cờ thi đua"]
    assert titles("th đua") == []
    assert titles("") == titles("-") == []


def test_marks_as_typed_come_first_then_beginnings_then_the_newest(make_article: Make) -> None:
    for title in ("Tỉnh đoàn họp", "Chuyện tình", "Tình làng", "Tính toán"):
        make_article(title)
    assert titles("tình") == ["Tình làng", "Chuyện tình", "Tính toán", "Tỉnh đoàn họp"]
    assert titles("tinh") == ["Tính toán", "Tình làng", "Tỉnh đoàn họp", "Chuyện tình"]


def test_at_most_eight_in_three_queries(make_article: Make) -> None:
    for number in range(10):
        make_article(f"Hội nghị {number}")
    with CaptureQueriesContext(connection) as asked:
        assert len(suggest("hội ng")) == 8
    assert len([query for query in asked if query["sql"].startswith("SELECT")]) == 3


def test_a_word_longer_than_the_index_knows_is_compared_whole(make_article: Make) -> None:
    make_article("Internationalism")
    assert titles("internation") == ["Internationalism"]
    assert titles("internatxxx") == []


def test_the_address_answers_with_json_that_no_search_engine_keeps(client: Client, make_article: Make) -> None:
    article = make_article("Thi đua <b>yêu</b> nước")
    make_article("Thi đua mật", live=False)
    answer = client.get("/tim-kiem/goi-y/", {"q": "thi dua ma"})
    assert answer.json() == {"suggestions": []}
    answer = client.get("/tim-kiem/goi-y/", {"q": "thi du"})
    assert answer.json()["suggestions"] == [
        {"title": article.title, "address": article.url, "parts": ["", "Thi", " ", "đu", "a <b>yêu</b> nước"]}
    ]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert client.post("/tim-kiem/goi-y/").status_code == 405


@pytest.mark.parametrize("typed", ["\x00", '"', "\ud800", "từ " * 500, "^th", "@5", "=tỉnh", "%ED%A0%80"])
def test_no_text_is_an_error(client: Client, make_article: Make, typed: str) -> None:
    make_article("Tỉnh ủy")
    assert client.get("/tim-kiem/goi-y/", {"q": typed.encode("utf-8", "surrogatepass")}).status_code == 200
