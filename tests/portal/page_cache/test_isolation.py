"""Nobody gets bytes that were made for somebody else, and nobody can fill the memory."""

import os
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import ask
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import Client
from roles import EDITOR, make_person, signed_in

from news.models import ArticlePage
from portal.page_cache import PageCache
from portal.page_cache.cache import NEVER
from tests.portal.page_cache.conftest import PAGE, App

ADDRESSES = int(os.environ.get("DRILL_ADDRESSES", "3000"))
LIMIT = 1_000_000


@pytest.fixture
def kept() -> PageCache:
    return PageCache(get_wsgi_application(), settings.SESSION_COOKIE_NAME, 8_000_000)


def cookies(client: Client) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def test_who_is_signed_in_gets_a_page_of_his_own(
    kept: PageCache, make_article: Callable[..., ArticlePage], one_connection: None
) -> None:
    address = make_article().get_url()
    public = ask(kept, address)[2]
    own = ask(kept, address, HTTP_COOKIE=cookies(signed_in(make_person(EDITOR))))
    assert own[2] != public
    assert "s-maxage" not in own[1].get("Cache-Control", "")
    assert ask(kept, address)[2] == public


def test_a_preview_is_for_the_editor_alone(
    kept: PageCache, make_article: Callable[..., ArticlePage], one_connection: None
) -> None:
    article = make_article("Bài đã đăng")
    article.title = "Bản nháp kín"
    article.save_revision()
    address = f"/quan-tri/pages/{article.pk}/view_draft/"
    seen = ask(kept, address, HTTP_COOKIE=cookies(signed_in(make_person(EDITOR))))
    assert "Bản nháp kín" in seen[2].decode()
    assert len(kept.store) == 0
    assert ask(kept, address)[0] == 302
    assert "Bản nháp kín" not in ask(kept, article.get_url())[2].decode()


@pytest.mark.parametrize("host", ["bad.example", "testserver/x", "a b", ""])
def test_an_odd_host_leaves_nothing(
    kept: PageCache, make_article: Callable[..., ArticlePage], one_connection: None, host: str
) -> None:
    address = make_article().get_url()
    assert ask(kept, address, HTTP_HOST=host, SERVER_NAME="bad.example")[0] == 400
    assert len(kept.store) == 0
    assert ask(kept, address)[0] == 200


def test_a_cookie_of_no_session_is_nobodys(cache: PageCache, app: App) -> None:
    ask(cache, "/")
    assert ask(cache, "/", HTTP_COOKIE="csrftoken=x; giao-dien=toi")[2] == PAGE
    assert len(app.asked) == 1


def test_who_asks_for_a_part_gets_the_whole(cache: PageCache, app: App) -> None:
    for _ in range(2):
        status, headers, content = ask(cache, "/", HTTP_RANGE="bytes=0-9")
        assert (status, content) == (200, PAGE)
        assert "Content-Range" not in headers


def test_what_was_answered_to_a_part_is_not_kept(cache: PageCache, app: App) -> None:
    app.status, app.content = "206 Partial Content", PAGE[:10]
    ask(cache, "/", HTTP_RANGE="bytes=0-9")
    app.status, app.content = "200 OK", PAGE
    assert ask(cache, "/")[2] == PAGE


def test_any_number_of_addresses_stays_within_the_bound(app: App, content: Any) -> None:
    cache = PageCache(app, "phien", LIMIT)
    before = resident()
    for number in range(ADDRESSES):
        app.status = "404 Not Found" if number % 2 else "200 OK"
        ask(cache, f"/{number}/" + "a" * 400, HTTP_HOST=f"{number % 7}.example")
        app.asked.clear()
        assert cache.store.size <= LIMIT
    assert 0 < len(cache.store) <= LIMIT // 4_096
    assert len(cache._never) <= NEVER
    assert cache._flights._under_way == {}
    grown = resident() - before
    print(f"{ADDRESSES:,} addresses: {grown / 1e6:.1f} MB more resident, {cache.store.size / 1e6:.2f} MB kept")  # noqa: T201
    assert grown < 16 * LIMIT


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
