"""What stands under `/_s/`, called as a server calls it."""

import errno
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from hitcount.models import HitCount

from stats.mark import NO_PAGE, mark
from stats.models import Day, Facet, Refusal, Visitor
from stats.reasons import Reason
from stats.refusals import write
from stats.request.body import DRAINED_BYTES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
)


@pytest.fixture
def page(make_article: Callable[..., Any]) -> int:
    return make_article().pk


@pytest.fixture
def marked(page: int) -> bytes:
    return mark(page).encode()


def visits() -> int:
    return sum(Day.objects.values_list("visits", flat=True))


def refused() -> dict[str, int]:
    write()
    return dict(Refusal.objects.values_list("reason", "hits"))


def test_a_hit_is_counted_and_brings_the_numbers_back(call, marked) -> None:
    answer = call("POST", "/_s/v", marked)
    assert answer.status == 200
    assert answer.body == b'{"online":1,"today":1,"week":1,"total":1,"views":1}'
    assert answer.headers == {
        "Content-Type": "application/json",
        "Content-Length": str(len(answer.body)),
        "Cache-Control": "no-store",
    }


def test_ten_reloads_are_one_view_and_another_visitor_makes_two(call, marked) -> None:
    for _ in range(10):
        assert call("POST", "/_s/v", marked).json()["views"] == 1
    second = call("POST", "/_s/v", marked, HTTP_USER_AGENT=CHROME).json()
    assert second == {"online": 2, "today": 2, "week": 2, "total": 2, "views": 2}


def test_the_total_is_kept_by_the_page_s_own_class(call, marked, page, make_article) -> None:
    call("POST", "/_s/v", marked)
    total = HitCount.objects.get()
    assert (total.object_pk, total.hits, total.content_type.model) == (page, 1, "articlepage")


def test_a_ping_keeps_online_and_counts_nothing(call, marked, moment) -> None:
    call("POST", "/_s/v", marked)
    moment("2021-12-27 10:04:59")
    assert call("POST", "/_s/o", marked).json() == {"online": 1, "today": 1, "week": 1, "total": 1, "views": 1}
    moment("2021-12-27 10:09:58")
    assert call("GET", "/_s/n").json() == {"online": 1, "today": 1, "week": 1, "total": 1}
    moment("2021-12-27 10:09:59")
    assert call("GET", "/_s/n").json()["online"] == 0


def test_a_ping_without_a_hit_is_no_visit(call, marked) -> None:
    assert call("POST", "/_s/o", marked).json() == {"online": 1, "today": 0, "week": 0, "total": 0, "views": 0}


def test_a_page_without_a_number_counts_a_visit_and_answers_no_views(call) -> None:
    answer = call("POST", "/_s/v", mark(NO_PAGE).encode())
    assert answer.json() == {"online": 1, "today": 1, "week": 1, "total": 1}


def test_the_picture_counts_for_readers_without_javascript(call, page) -> None:
    answer = call("GET", f"/_s/p.gif?p={mark(page)}")
    assert (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        200,
        "image/gif",
        "no-store",
    )
    assert len(answer.body) == 43
    assert answer.body.startswith(b"GIF89a")
    assert visits() == 1


def test_reading_the_numbers_counts_nothing(call, page) -> None:
    assert call("GET", f"/_s/n?p={mark(page)}").json() == {"online": 0, "today": 0, "week": 0, "total": 0, "views": 0}
    assert not Visitor.objects.exists()


@pytest.mark.parametrize("query", ["", "?", "?p=", "?p=7", "?p=7.AAAAAAAAAAAA", "?p=%00", "?q=1", "?p=" + "9" * 8_000])
def test_the_numbers_without_a_page_of_ours_have_no_views(call, query: str) -> None:
    answer = call("GET", "/_s/n" + query)
    assert answer.status == 200
    assert set(answer.json()) == {"online", "today", "week", "total"}


def test_numbers_read_again_within_a_second_may_be_kept_but_not_longer(call, marked, moment) -> None:
    assert call("GET", "/_s/n").json()["total"] == 0
    call("POST", "/_s/v", marked)
    moment("2021-12-27 10:00:01")
    assert call("GET", "/_s/n").json()["total"] == 1


def test_numbers_are_never_kept_across_midnight(call, marked, moment) -> None:
    moment("2021-12-27 23:59:59.900")
    call("POST", "/_s/v", marked)
    assert call("GET", "/_s/n").json()["today"] == 1
    moment("2021-12-28 00:00:00")
    assert call("GET", "/_s/n").json()["today"] == 0


def test_a_visitor_around_midnight_is_online_once(call, marked, moment) -> None:
    moment("2021-12-27 23:59:00")
    call("POST", "/_s/v", marked)
    moment("2021-12-28 00:01:00")
    assert call("POST", "/_s/v", marked).json() == {"online": 1, "today": 1, "week": 2, "total": 2, "views": 2}
    moment("2021-12-28 00:05:00")
    call("POST", "/_s/v", marked)
    assert Visitor.objects.count() == 2


@pytest.mark.parametrize("address", ["/_s/n", "/_s/p.gif?p="])
def test_head_is_never_counted_and_has_no_body(call, page, address: str) -> None:
    answer = call("HEAD", address + mark(page) if address.endswith("=") else address)
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 0
    assert not Visitor.objects.exists()


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [
        ("GET", "/_s/v", "POST"),
        ("HEAD", "/_s/v", "POST"),
        ("PUT", "/_s/o", "POST"),
        ("OPTIONS", "/_s/v", "POST"),
        ("POST", "/_s/n", "GET, HEAD"),
        ("DELETE", "/_s/p.gif", "GET, HEAD"),
        ("BREW", "/_s/v", "POST"),
    ],
)
def test_a_wrong_method_is_told_the_right_one(call, marked, method: str, address: str, allowed: str) -> None:
    answer = call(method, address, marked)
    assert (answer.status, answer.headers["Allow"], answer.body) == (405, allowed, b"")
    assert refused() == {"method": 1}
    assert visits() == 0


@pytest.mark.parametrize("address", ["/_s/", "/_s/x", "/_s/v/", "/_s/v.php", "/_s/\x00", "/_s//v"])
def test_nothing_else_stands_there(call, address: str) -> None:
    assert call("GET", address).status == 404


@pytest.mark.parametrize("address", ["/", "/_s", "/_sx", "/tin/_s/v", ""])
def test_every_other_address_goes_through(call, address: str) -> None:
    assert call("POST", address).body == b"another"


@pytest.mark.parametrize(
    ("refused_headers", "reason"),
    [
        ({"HTTP_USER_AGENT": "curl/8.5.0"}, Reason.BOT),
        ({"HTTP_USER_AGENT": None}, Reason.BOT),
        ({"HTTP_SEC_GPC": "1"}, Reason.GPC),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, Reason.PREFETCH),
        ({"HTTP_ORIGIN": "https://evil.example"}, Reason.ORIGIN),
    ],
)
def test_refused_is_answered_like_accepted_and_not_counted(call, marked, moment, refused_headers, reason) -> None:
    call("POST", "/_s/v", marked)
    moment("2021-12-27 10:00:02")
    answer = call("POST", "/_s/v", marked, REMOTE_ADDR="198.51.100.1", **refused_headers)
    accepted = call("POST", "/_s/v", marked)
    assert (answer.status, answer.headers, answer.body) == (accepted.status, accepted.headers, accepted.body)
    assert visits() == 1
    assert refused() == {reason.value: 1}


@pytest.mark.parametrize(
    "text", ["", "7", "7.AAAAAAAAAAAA", "0.", "🙂", "a.b c", " ", "{}", "1" * 500, "\x00", "0x7.AAAAAAAAAAAA"]
)
def test_a_bad_mark_is_answered_without_views_and_not_counted(call, text: str) -> None:
    answer = call("POST", "/_s/v", text.encode())
    assert (answer.status, set(answer.json())) == (200, {"online", "today", "week", "total"})
    assert not Visitor.objects.exists()
    assert refused() == {"mark": 1}


class Unread:
    """A body that nobody may read whole or in large pieces."""

    def __init__(self, data: bytes) -> None:
        self.file = io.BytesIO(data)
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        assert 0 <= size <= 65_536
        self.read_bytes += size
        return self.file.read(size)


class Gone:
    def read(self, size: int = -1) -> bytes:
        raise OSError("the reader has gone")


@pytest.mark.parametrize(
    ("environ_of_body", "counted"),
    [
        ({"CONTENT_LENGTH": "1000000"}, False),
        ({"CONTENT_LENGTH": "513"}, False),
        ({"CONTENT_LENGTH": "9" * 5_000}, False),
        ({"CONTENT_LENGTH": "-1"}, False),
        ({"CONTENT_LENGTH": "abc"}, False),
        ({"CONTENT_LENGTH": "٣"}, False),
        ({"CONTENT_LENGTH": ""}, False),
        ({"CONTENT_LENGTH": None}, False),
        ({"CONTENT_LENGTH": None, "HTTP_TRANSFER_ENCODING": "chunked"}, False),
        ({"CONTENT_LENGTH": None, "wsgi.input_terminated": True}, True),
        ({"wsgi.input": Gone(), "CONTENT_LENGTH": "14"}, False),
        ({"wsgi.input": None, "CONTENT_LENGTH": "14"}, False),
    ],
)
def test_any_body_is_answered(call, marked, environ_of_body: dict[str, Any], counted: bool) -> None:
    environ_of_body = {"wsgi.input": Unread(marked)} | environ_of_body
    answer = call("POST", "/_s/v", marked, **environ_of_body)
    assert answer.status == 200
    assert visits() == int(counted)


def test_a_long_body_is_read_away_in_pieces_so_that_its_sender_hears_the_answer(call, marked) -> None:
    body = Unread(marked + b" " * 1_000_000)
    assert call("POST", "/_s/v", b"", **{"wsgi.input": body, "CONTENT_LENGTH": "1000014"}).status == 200
    assert body.read_bytes == 1_000_014
    assert refused() == {"size": 1}


def test_of_an_endless_body_no_more_is_read_than_the_bound(call, marked) -> None:
    body = Unread(b"x" * 5_000_000)
    assert call("POST", "/_s/v", b"", **{"wsgi.input": body, "CONTENT_LENGTH": "9" * 5_000}).status == 200
    assert body.read_bytes == DRAINED_BYTES
    endless = Unread(b"x" * 1_000_000)
    call("POST", "/_s/v", b"", **{"wsgi.input": endless, "CONTENT_LENGTH": None, "wsgi.input_terminated": True})
    assert endless.read_bytes == 513
    assert refused() == {"size": 2}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("dantri.com.vn", ["dantri.com.vn"]),
        ("WWW.Google.com", ["www.google.com"]),
        ("example.vn", []),
        ("", []),
        ("xấu.vn", []),
        ("evil.vn/path", []),
        ("<script>", []),
        ("a b", []),
        ("localhost:8000", []),
        ("-a.vn", []),
        ("a" * 101, []),
    ],
)
def test_only_the_host_of_another_site_is_kept(call, marked, sent: str, kept: list[str]) -> None:
    call("POST", "/_s/v", marked + b" " + sent.encode())
    assert visits() == 1
    assert list(Facet.objects.filter(kind="referrer").values_list("value", flat=True)) == kept


def test_a_hit_that_cannot_be_written_is_never_taken_for_counted(call, marked, page, monkeypatch) -> None:
    def fail(*args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("stats.journal.file.os.posix_fallocate", fail)
    for answer in (call("POST", "/_s/v", marked), call("GET", f"/_s/p.gif?p={mark(page)}")):
        assert (answer.status, answer.body, answer.headers["Retry-After"]) == (503, b"{}", "5")


def test_refusals_never_write_more_often_than_every_five_seconds(call, marked, moment, writer) -> None:
    for second in range(5):
        moment(f"2021-12-27 10:00:0{second}")
        call("POST", "/_s/v", marked, HTTP_SEC_GPC="1")
        writer.turn()
    assert sum(Refusal.objects.values_list("hits", flat=True)) == 1
    moment("2021-12-27 10:00:05")
    call("POST", "/_s/v", marked, HTTP_SEC_GPC="1")
    writer.turn()
    assert list(Refusal.objects.values_list("hour", "reason", "hits")) == [(10, "gpc", 6)]


def test_refusals_wait_while_the_database_is_away(call, marked, monkeypatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    with monkeypatch.context() as away:
        away.setattr("stats.refusals.upsert", fail)
        assert call("POST", "/_s/v", marked, HTTP_SEC_GPC="1").status == 200
    assert refused() == {"gpc": 1}


def test_no_answer_sets_a_cookie_or_says_who_visited(call, marked, page, tables) -> None:
    answers = [call("POST", "/_s/v", marked), call("GET", f"/_s/p.gif?p={mark(page)}"), call("GET", "/_s/n")]
    assert not any("Set-Cookie" in answer.headers for answer in answers)
    kept = repr(tables())
    assert "203.0.113.7" not in kept
    assert not re.search("Mozilla|Firefox", kept)
