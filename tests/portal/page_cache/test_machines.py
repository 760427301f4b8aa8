"""Feeds, sitemaps and data are kept as pages are, where nothing but the content makes them."""

from collections.abc import Callable
from typing import Any

import pytest
from asking import ask
from django.core.wsgi import get_wsgi_application

from news.models import ArticlePage
from portal.page_cache import PageCache
from tests.portal.page_cache.conftest import commit

pytestmark = pytest.mark.usefixtures("one_connection")
LIST = "/api/v1/bai-viet/"
FEEDS = ["/rss.xml", "/atom.xml", "/feed.json", "/phong-trao-thi-dua/rss.xml"]
MAPS = ["/sitemap.xml", "/sitemap-0.xml", "/sitemap-trang.xml"]
DATA = ["/api/", LIST, "/api/v1/chuyen-muc/", "/api/v1/openapi.json"]
Make = Callable[..., ArticlePage]


class Counted:
    """Django, and how often it was asked."""

    def __init__(self) -> None:
        self.django = get_wsgi_application()
        self.times = 0

    def __call__(self, environ: Any, start_response: Any) -> Any:
        self.times += 1
        return self.django(environ, start_response)


@pytest.fixture
def django() -> Counted:
    return Counted()


@pytest.fixture
def kept(django: Counted) -> PageCache:
    return PageCache(django, "phien", 8_000_000)


@pytest.mark.parametrize("address", [*FEEDS, *MAPS, *DATA, "/robots.txt", "/manifest.webmanifest"])
def test_what_machines_read_is_made_once(kept: PageCache, django: Counted, make_article: Make, address: str) -> None:
    make_article()
    answers = [ask(kept, address, HTTP_ACCEPT_ENCODING="br") for _ in range(3)]
    assert [answer[0] for answer in answers] == [200] * 3
    assert django.times == 1


@pytest.mark.parametrize("address", [*FEEDS, LIST])
def test_a_change_is_seen_by_machines_too(kept: PageCache, make_article: Make, address: str) -> None:
    article = make_article("Bài cũ")
    assert "Bài cũ" in ask(kept, address)[2].decode()
    commit()
    article.title = "Bài mới"
    article.save_revision().publish()
    assert "Bài mới" in ask(kept, address)[2].decode()


@pytest.mark.parametrize("address", [*FEEDS, *MAPS, LIST])
def test_who_has_it_already_is_told_so_without_asking_django(
    kept: PageCache, django: Counted, make_article: Make, address: str
) -> None:
    make_article()
    _, headers, _ = ask(kept, address, HTTP_ACCEPT_ENCODING="br")
    known = [{"HTTP_IF_NONE_MATCH": headers["ETag"]}]
    if "Last-Modified" in headers:
        known.append({"HTTP_IF_MODIFIED_SINCE": headers["Last-Modified"]})
    for condition in known:
        status, again, body = ask(kept, address, HTTP_ACCEPT_ENCODING="br", **condition)
        assert (status, body) == (304, b"")
        assert again.get("Access-Control-Allow-Origin") == headers.get("Access-Control-Allow-Origin")
    assert ask(kept, address, HTTP_IF_MODIFIED_SINCE="Mon, 27 Dec 2021 08:40:00 GMT")[0] == 200
    assert django.times == 1


def test_who_asks_first_on_condition_leaves_it_for_all(kept: PageCache, django: Counted, make_article: Make) -> None:
    make_article()
    tag = ask(django, "/rss.xml")[1]["ETag"]
    assert ask(kept, "/rss.xml", HTTP_IF_NONE_MATCH=tag)[0] == 304
    assert ask(kept, "/rss.xml")[0] == 200
    assert django.times == 2


@pytest.mark.parametrize(
    "query", ["per_page=1", "page=2&per_page=1", "section=khong-co", "tag=x", "from=2030-01-01", "page=0", "page=abc"]
)
def test_a_question_of_its_own_neither_gets_the_kept_list_nor_leaves_one(
    kept: PageCache, django: Counted, make_article: Make, query: str
) -> None:
    for number in range(2):
        make_article(f"Bài {number}")
    whole = ask(kept, LIST)[2]
    asked = ask(kept, LIST, QUERY_STRING=query)
    assert (asked[0], asked[2]) == ask(django, LIST, QUERY_STRING=query)[::2]
    assert asked[2] != whole
    assert "s-maxage" not in asked[1].get("Cache-Control", "")
    assert ask(kept, LIST)[2] == whole


def test_news_of_the_last_two_days_depend_on_the_moment(kept: PageCache, django: Counted, make_article: Make) -> None:
    make_article()
    for _ in range(2):
        assert "s-maxage" not in ask(kept, "/sitemap-news.xml")[1]["Cache-Control"]
    assert django.times == 2
