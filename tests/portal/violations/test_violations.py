"""Reports of what browsers blocked: received from anybody, folded, bounded, and shown to administrators."""

import datetime
import json
from io import BytesIO
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from roles import ADMINISTRATOR, APPROVER, make_person, signed_in

from portal.headers import REPORTS
from portal.models import Violation
from portal.violations import store
from portal.violations.reading import Told, read

pytestmark = pytest.mark.django_db
PAGE = "http://testserver/tin-hoat-dong/hoi-nghi/?q=ten+toi#doan-2"
NOON = timezone.make_aware(datetime.datetime(2026, 3, 2, 12))


@pytest.fixture(autouse=True)
def a_new_minute() -> None:
    store.lately.forget()


def report(**values: Any) -> bytes:
    given = {
        "document-uri": PAGE,
        "effective-directive": "script-src-elem",
        "violated-directive": "script-src-elem",
        "blocked-uri": "https://nha-cai.example/quang-cao.js?ma=123",
        "original-policy": "default-src 'none'",
        "referrer": "https://mang-xa-hoi.example/toi",
        "script-sample": "alert(1)",
    }
    return json.dumps({"csp-report": given | values}).encode()


def send(client: Client, body: bytes, **headers: str) -> int:
    return client.post(REPORTS, body, content_type="application/csp-report", headers=headers).status_code


def test_the_policy_names_the_address_that_receives() -> None:
    assert reverse("csp_report") == REPORTS


def test_a_report_is_folded_and_holds_nothing_of_the_reader(client: Client) -> None:
    for _ in range(3):
        assert send(client, report(), user_agent="Trình duyệt/1") == 204
    row = Violation.objects.values().get()
    assert (row["directive"], row["blocked"], row["page"], row["times"]) == (
        "script-src-elem",
        "https://nha-cai.example",
        "/tin-hoat-dong/hoi-nghi/",
        3,
    )
    assert set(row) == {"id", "directive", "blocked", "page", "times", "first_at", "last_at"}


def test_a_report_needs_no_token_and_no_session(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, report()) == 204
    assert Violation.objects.count() == 1
    assert not strict.cookies
    assert client.get(REPORTS).status_code == 405


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"blocked-uri": "inline"}, "inline"),
        ({"blocked-uri": "eval"}, "eval"),
        ({"blocked-uri": "data"}, "data:"),
        ({"blocked-uri": "blob:http://testserver/1-2"}, "blob:"),
        ({"blocked-uri": "wss://a.example:8443/x"}, "wss://a.example"),
        ({"blocked-uri": "https://a:b@c.example/"}, "https://c.example"),
        ({"effective-directive": None, "violated-directive": "img-src 'self'", "blocked-uri": "inline"}, "inline"),
    ],
)
def test_what_was_blocked_is_told_by_a_word_or_a_host(told: dict[str, Any], kept: str) -> None:
    found = read(report(**told), "testserver")
    assert found and found.blocked == kept


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"csp-report"',
        b'{"csp-report": []}',
        b"\xff\xfe",
        b"[" * 16_000,
        report(**{"document-uri": "https://khac.example/"}),
        report(**{"document-uri": "http://testserver:81/"}),
        report(**{"document-uri": "about:blank"}),
        report(**{"document-uri": "http://[1/"}),
        report(**{"document-uri": ["http://testserver/"]}),
        report(**{"effective-directive": "tha-ho-quang-cao"}),
        report(**{"blocked-uri": "chrome-extension://abc/x.js"}),
        report(**{"source-file": "moz-extension://abc/x.js"}),
        report(**{"blocked-uri": ""}),
        report(**{"blocked-uri": "chữ gì cũng được"}),
    ],
)
def test_what_is_no_report_about_our_pages_is_let_go_by(client: Client, body: bytes) -> None:
    assert send(client, body) == 204
    assert not Violation.objects.exists()


def test_the_address_that_resets_a_password_is_not_kept() -> None:
    found = read(report(**{"document-uri": "http://testserver/dat-lai-mat-khau/a-bimat/"}), "testserver")
    assert found and found.page == "/dat-lai-mat-khau/…"


def test_hostile_pages_fit_their_column(client: Client) -> None:
    for path in ("/" + "x" * 5_000, "/a\u0000b\ud800c", "/%00<script>"):
        assert send(client, report(**{"document-uri": f"http://testserver{path}"})) == 204
    assert set(Violation.objects.values_list("page", flat=True)) == {"/" + "x" * 199, "/abc", "/%00<script>"}


def test_too_long_a_report_is_not_read(client: Client) -> None:
    assert send(client, report(**{"script-sample": "x" * 20_000})) == 204
    assert not Violation.objects.exists()


def test_a_flood_writes_so_many_a_minute_and_costs_no_query_beyond(
    client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(store.A_MINUTE):
        send(client, report(**{"document-uri": f"http://testserver/{number}"}))
    assert Violation.objects.count() == store.A_MINUTE
    with django_assert_num_queries(0):
        assert send(client, report(**{"document-uri": "http://testserver/nua"})) == 204


def test_the_table_holds_a_bounded_number_of_rows_and_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "KEPT", 5)
    real = Told("script-src", "inline", "/that/")
    for number in range(40):
        at = NOON + datetime.timedelta(seconds=number)
        store.remember(Told("script-src", "inline", f"/{number}"), at)
        if number % 3 == 0:
            store.remember(real, at)
    assert Violation.objects.count() == 5
    assert Violation.objects.get(page="/that/").times == 14


def test_what_has_not_come_again_for_a_month_is_forgotten() -> None:
    for days in (29, 31):
        store.remember(Told("script-src", "inline", f"/{days}"), NOON - datetime.timedelta(days=days))
    store.prune(NOON)
    assert Violation.objects.get().page == "/29"


def test_a_database_that_is_busy_fails_no_report(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(store, "_count", fail)
    assert send(client, report()) == 204


# ── Shown ────────────────────────────────────────────────────────────────────
ADDRESS = "/quan-tri/reports/noi-dung-bi-chan/"


def test_administrators_see_it_in_their_words_and_nobody_else_does() -> None:
    store.remember(Told("script-src-elem", "https://nha-cai.example", "/tin/<b>/"), NOON)
    store.remember(Told("style-src-attr", "inline", "/tin/"), NOON)
    page = signed_in(make_person(ADMINISTRATOR)).get(ADDRESS).content.decode()
    for shown in ("/tin/&lt;b&gt;/", "Mã lệnh", "https://nha-cai.example", "Kiểu trình bày", "viết ngay trong trang"):
        assert shown in page
    other = signed_in(make_person(APPROVER))
    assert other.get(ADDRESS, follow=True).request["PATH_INFO"] == "/quan-tri/"
    assert ADDRESS not in other.get("/quan-tri/").content.decode()


def test_without_any_report_it_says_so() -> None:
    answer = signed_in(make_person(ADMINISTRATOR)).get(ADDRESS)
    assert "không trình duyệt nào báo" in answer.content.decode()


def test_its_spreadsheet_says_what_browsers_said() -> None:
    store.remember(Told("script-src-elem", "inline", "/=HYPERLINK(1)"), NOON)
    answer = signed_in(make_person(ADMINISTRATOR)).get(f"{ADDRESS}?export=xlsx")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert rows[1][:4] == ("/=HYPERLINK(1)", "script-src-elem", "inline", 1)
