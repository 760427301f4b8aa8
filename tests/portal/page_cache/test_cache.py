import gzip
import threading
from typing import Any

import brotli
import pytest
import time_machine
from asking import ask

from portal.page_cache import PageCache
from tests.portal.page_cache.conftest import PAGE, App, Version


def test_a_page_is_rendered_once_for_all_who_ask(cache: PageCache, app: App) -> None:
    answers = [ask(cache, "/")[2] for _ in range(5)]
    assert answers == [PAGE] * 5
    assert len(app.asked) == 1


def test_a_change_of_the_content_is_seen_by_the_next_who_asks(cache: PageCache, app: App, content: Version) -> None:
    ask(cache, "/")
    app.content, content.number = b"new" * 400, 2
    assert ask(cache, "/")[2] == b"new" * 400


def test_what_changed_while_a_page_was_rendered_is_not_missed(cache: PageCache, app: App, content: Version) -> None:
    def change() -> None:
        content.number += 1

    app.before = change
    ask(cache, "/")
    app.before = lambda: None
    ask(cache, "/")
    assert len(app.asked) == 2


def test_after_a_minute_it_is_rendered_anew(cache: PageCache, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    ask(cache, "/")
    now += 59
    ask(cache, "/")
    assert len(app.asked) == 1
    now += 2
    ask(cache, "/")
    assert len(app.asked) == 2


def test_nothing_of_yesterday_is_shown_after_midnight(cache: PageCache, app: App) -> None:
    with time_machine.travel("2021-12-27 23:59:50+07:00") as clock:
        ask(cache, "/")
        clock.shift(9)
        ask(cache, "/")
        assert len(app.asked) == 1
        clock.shift(1)
        ask(cache, "/")
        assert len(app.asked) == 2


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "a=b; phien=xyz"},
        {"HTTP_AUTHORIZATION": "Basic eDp5"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
    ],
)
def test_whoever_may_be_somebody_neither_gets_kept_bytes_nor_leaves_any(
    cache: PageCache, app: App, environ: dict[str, Any]
) -> None:
    app.content = b"for one person only" * 50
    assert ask(cache, "/", **environ)[2] == app.content
    app.content = PAGE
    assert ask(cache, "/")[2] == PAGE
    app.content = b"for one person only" * 50
    assert ask(cache, "/", **environ)[2] == app.content
    assert ask(cache, "/")[2] == PAGE


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("200 OK", {"Cache-Control": "no-store"}),
        ("200 OK", {"Cache-Control": "public, max-age=60"}),
        ("200 OK", {"Set-Cookie": "a=b"}),
        ("200 OK", {"Vary": "Accept-Language, Cookie"}),
        ("200 OK", {"Content-Encoding": "gzip"}),
        ("404 Not Found", {}),
        ("301 Moved Permanently", {"Location": "/x/"}),
        ("500 Internal Server Error", {}),
    ],
)
def test_what_no_view_declared_public_is_not_kept(
    cache: PageCache, app: App, status: str, headers: dict[str, str]
) -> None:
    app.status, app.headers = status, app.headers | headers
    for _ in range(3):
        assert ask(cache, "/")[0] == int(status[:3])
    assert len(app.asked) == 3
    assert len(cache.store) == 0


def test_what_is_told_to_this_cache_is_not_told_to_those_behind_it(cache: PageCache, app: App) -> None:
    assert ask(cache, "/")[1]["Cache-Control"] == "public, max-age=0, must-revalidate"
    app.status = "404 Not Found"
    assert "Cache-Control" not in ask(cache, "/khong-co/")[1]


@pytest.mark.parametrize("host", ["a.example", "b.example"])
def test_each_host_has_bytes_of_its_own(cache: PageCache, app: App, host: str) -> None:
    ask(cache, "/", HTTP_HOST="testserver")
    ask(cache, "/", HTTP_HOST=host)
    assert [asked["HTTP_HOST"] for asked in app.asked] == ["testserver", host]


def test_unknown_parameters_share_the_bytes_and_pages_have_their_own(cache: PageCache, app: App) -> None:
    for query in ("", "utm_source=zalo", "fbclid=1&fbclid=2", "page=1", "page=abc", "page=0", "a" * 4000):
        ask(cache, "/muc/", QUERY_STRING=query)
    assert len(app.asked) == 1
    for query in ("page=2", "utm=1&page=2", "page=7&page=2"):
        ask(cache, "/muc/", QUERY_STRING=query)
    assert len(app.asked) == 2


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=%EF%BC%92", "page=%202", "page=2%00", "page=2&page=", "p%61ge=2", "a&" * 60 + "page=2"],
)
def test_no_view_reads_another_number_of_a_page_than_the_cache(cache: PageCache, app: App, query: str) -> None:
    ask(cache, "/muc/", QUERY_STRING=query)
    number = app.asked[-1]["portal.page"]
    assert ask(cache, "/muc/", QUERY_STRING=f"page={number}")[2] == PAGE
    assert len(app.asked) == 1


def test_who_asks_after_a_change_does_not_get_what_was_begun_before_it(
    cache: PageCache, app: App, content: Version
) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        started.set()
        go_on.wait(10)

    app.before = slow
    early = threading.Thread(target=lambda: ask(cache, "/"))
    early.start()
    started.wait(10)
    app.before, app.content, content.number = lambda: None, b"new" * 400, 2
    bodies: list[bytes] = []
    late = threading.Thread(target=lambda: bodies.append(ask(cache, "/")[2]))
    late.start()
    late.join(0.1)
    go_on.set()
    early.join(10)
    late.join(10)
    assert bodies == [b"new" * 400]


@pytest.mark.parametrize("first", [{"REQUEST_METHOD": "HEAD"}, {"status": "404 Not Found"}])
def test_a_page_is_kept_though_it_was_first_asked_for_in_vain(
    cache: PageCache, app: App, first: dict[str, str]
) -> None:
    status, headers = app.status, app.headers
    app.status = first.pop("status", status)
    app.headers = headers if app.status == status else {"Content-Type": "text/html"}
    for _ in range(2):
        ask(cache, "/moi/", HTTP_ACCEPT_ENCODING="br", **first)
    app.status, app.headers, app.before = status, headers, lambda: _compress_if_asked(app)
    for _ in range(3):
        answer = ask(cache, "/moi/", HTTP_ACCEPT_ENCODING="br")
    assert answer[1]["Content-Encoding"] == "br"
    assert len(cache.store) == 1


def _compress_if_asked(app: App) -> None:
    """As Django's middleware does."""
    app.headers.pop("Content-Encoding", None)
    if "HTTP_ACCEPT_ENCODING" in app.asked[-1]:
        app.headers["Content-Encoding"] = "gzip"


def test_what_a_proxy_took_over_https_is_kept_apart_from_what_it_took_over_http(cache: PageCache, app: App) -> None:
    for proto in ("https", "http", "https", "HTTPS, x", ""):
        ask(cache, "/", HTTP_X_FORWARDED_PROTO=proto)
    assert [asked["HTTP_X_FORWARDED_PROTO"] for asked in app.asked] == ["https", "http"]


def test_a_million_addresses_do_not_grow_the_memory_past_its_bound(cache: PageCache, app: App) -> None:
    for number in range(2_000):
        ask(cache, f"/muc/{number}/")
        ask(cache, "/muc/", QUERY_STRING=f"page={number}")
    assert cache.store.size <= 1_000_000
    assert cache.store.size == sum(entry.size for entry in cache.store._entries.values())
    app.status = "404 Not Found"
    for number in range(10_000):
        ask(cache, f"/khong-co/{number}/")
    assert len(cache._never) <= 4_096


def test_each_encoding_has_its_tag_and_unchanged_is_told_without_a_body(cache: PageCache) -> None:
    tags = set()
    for accepted, unpack in (
        ("", bytes),
        ("gzip", gzip.decompress),
        ("gzip, deflate, br", brotli.decompress),
        ("br;q=0, gzip;q=0.5", gzip.decompress),
        ("identity", bytes),
        ("br;q=0.0", bytes),
    ):
        status, headers, body = ask(cache, "/", HTTP_ACCEPT_ENCODING=accepted)
        assert (status, unpack(body)) == (200, PAGE)
        assert int(headers["Content-Length"]) == len(body)
        assert "Accept-Encoding" in headers["Vary"]
        tags.add(headers["ETag"])
        for known in (headers["ETag"], f'"x", W/{headers["ETag"]}', "*"):
            again = ask(cache, "/", HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH=known)
            assert (again[0], again[2]) == (304, b"")
        assert ask(cache, "/", HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH='"other"')[0] == 200
    assert len(tags) == 3


def test_a_page_is_held_compressed_only(cache: PageCache, app: App) -> None:
    app.content = "".join(f"<p>Bài số {number}</p>" for number in range(20_000)).encode()
    assert ask(cache, "/")[2] == app.content
    assert cache.store.size < len(app.content) / 2
    assert ask(cache, "/", REQUEST_METHOD="HEAD")[1]["Content-Length"] == str(len(app.content))


def test_it_compresses_itself_and_leaves_what_it_does_not_keep_to_others(cache: PageCache, app: App) -> None:
    ask(cache, "/", HTTP_ACCEPT_ENCODING="gzip")
    assert "HTTP_ACCEPT_ENCODING" not in app.asked[-1]
    app.headers = {"Content-Type": "text/html"}
    for _ in range(2):
        ask(cache, "/tim-kiem/", HTTP_ACCEPT_ENCODING="gzip")
    assert app.asked[-1]["HTTP_ACCEPT_ENCODING"] == "gzip"


@pytest.mark.parametrize("address", ["/static/js/count.js", "/media/images/photo.avif"])
def test_a_file_meets_all_that_its_first_reader_asks_for(cache: PageCache, app: App, address: str) -> None:
    asked = {"HTTP_ACCEPT_ENCODING": "br", "HTTP_IF_NONE_MATCH": '"1"', "HTTP_IF_MODIFIED_SINCE": "x"}
    ask(cache, address, **asked)
    assert asked.items() <= app.asked[-1].items()


def test_head_is_the_same_without_a_body(cache: PageCache, app: App) -> None:
    got = ask(cache, "/")
    head = ask(cache, "/", REQUEST_METHOD="HEAD")
    assert head[1] == got[1]
    assert head[2] == b""
    assert len(app.asked) == 1


def test_head_before_anybody_asked_keeps_nothing(cache: PageCache, app: App) -> None:
    app.content = b""
    ask(cache, "/", REQUEST_METHOD="HEAD")
    app.content = PAGE
    assert ask(cache, "/")[2] == PAGE


def test_who_renews_a_page_asks_for_all_of_it(cache: PageCache, app: App, content: Version) -> None:
    ask(cache, "/")
    content.number = 2
    own = {"HTTP_IF_NONE_MATCH": '"x"', "HTTP_RANGE": "bytes=0-1", "HTTP_COOKIE": "csrftoken=x"}
    ask(cache, "/", REQUEST_METHOD="HEAD", **own)
    assert app.asked[-1]["REQUEST_METHOD"] == "GET"
    assert not own.keys() & app.asked[-1].keys()


def test_a_page_that_is_gone_is_gone(cache: PageCache, app: App, content: Version) -> None:
    ask(cache, "/")
    app.status, content.number = "404 Not Found", 2
    assert ask(cache, "/")[0] == 404
    assert len(cache.store) == 0


def test_known_pages_stay_readable_while_the_database_is_away(cache: PageCache, app: App, content: Version) -> None:
    ask(cache, "/")
    app.status, content.number = "500 Internal Server Error", 2
    assert ask(cache, "/")[:1] + ask(cache, "/")[2:] == (200, PAGE)
    assert ask(cache, "/chua-ai-xem/")[0] == 500


def test_while_the_database_is_away_not_every_reader_waits_for_it(
    cache: PageCache, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    ask(cache, "/")
    app.status = "500 Internal Server Error"
    now += 61
    assert [ask(cache, "/")[0] for _ in range(3)] == [200] * 3
    assert len(app.asked) == 2
    app.status, app.content = "200 OK", b"new" * 400
    now += 6
    assert ask(cache, "/")[2] == b"new" * 400


def test_an_accident_while_rendering_is_not_waited_for(cache: PageCache, app: App) -> None:
    def break_down() -> None:
        raise RuntimeError("an accident")

    app.before = break_down
    for _ in range(2):
        with pytest.raises(RuntimeError):
            ask(cache, "/")
    app.before = lambda: None
    assert ask(cache, "/")[0] == 200


def test_twenty_who_ask_at_once_wait_for_one_rendering(cache: PageCache, app: App) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        started.set()
        go_on.wait(10)

    app.before = slow
    bodies: list[bytes] = []
    readers = [threading.Thread(target=lambda: bodies.append(ask(cache, "/")[2])) for _ in range(20)]
    for reader in readers:
        reader.start()
    started.wait(10)
    go_on.set()
    for reader in readers:
        reader.join(10)
    assert bodies == [PAGE] * 20
    assert len(app.asked) == 1


def test_an_old_page_goes_on_being_served_while_one_renews_it(
    cache: PageCache, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000.0
    monkeypatch.setattr("portal.page_cache.cache.time.monotonic", lambda: now)
    ask(cache, "/")
    now += 61
    started, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        started.set()
        go_on.wait(10)

    app.before, app.content = slow, b"new" * 400
    renewing = threading.Thread(target=lambda: ask(cache, "/"))
    renewing.start()
    started.wait(10)
    assert ask(cache, "/")[2] == PAGE
    go_on.set()
    renewing.join(10)
    assert ask(cache, "/")[2] == b"new" * 400
    assert len(app.asked) == 2
