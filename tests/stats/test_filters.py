"""Which hits are not counted, and why."""

import pytest

from stats.filters import refusal
from stats.reasons import Reason
from stats.request import networks

PROXIES = networks(["10.0.0.5"])


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, None),
        ({"HTTP_SEC_PURPOSE": "prefetch"}, Reason.PREFETCH),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, Reason.PREFETCH),
        ({"HTTP_PURPOSE": "prefetch"}, Reason.PREFETCH),
        ({"HTTP_X_MOZ": "prefetch"}, Reason.PREFETCH),
        ({"HTTP_X_PURPOSE": "preview"}, Reason.PREFETCH),
        ({"HTTP_SEC_GPC": "1"}, Reason.GPC),
        ({"HTTP_SEC_GPC": "0"}, None),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, None),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, Reason.ORIGIN),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, Reason.ORIGIN),
        ({"HTTP_SEC_FETCH_SITE": "none"}, Reason.ORIGIN),
        ({"HTTP_ORIGIN": "http://example.vn"}, None),
        ({"HTTP_ORIGIN": "HTTP://EXAMPLE.VN"}, None),
        ({"HTTP_ORIGIN": "http://example.vn", "HTTP_HOST": "example.vn:80"}, None),
        ({"HTTP_ORIGIN": "http://example.vn:8000", "HTTP_HOST": "example.vn:8000"}, None),
        ({"HTTP_ORIGIN": "http://example.vn:8001", "HTTP_HOST": "example.vn:8000"}, Reason.ORIGIN),
        ({"HTTP_ORIGIN": "https://example.vn"}, Reason.ORIGIN),
        ({"HTTP_ORIGIN": "http://example.vn.evil.example"}, Reason.ORIGIN),
        ({"HTTP_ORIGIN": "null"}, Reason.ORIGIN),
        ({"HTTP_ORIGIN": "http://example.vn", "HTTP_HOST": None}, Reason.ORIGIN),
        ({"HTTP_USER_AGENT": ""}, Reason.BOT),
        ({"HTTP_USER_AGENT": "   "}, Reason.BOT),
        ({"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}, Reason.BOT),
        ({"HTTP_USER_AGENT": "python-requests/2.32"}, Reason.BOT),
        ({"HTTP_USER_AGENT": "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/120 Safari/537.36"}, None),
        ({"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) " + "x" * 100_000}, None),
    ],
)
def test_a_request_is_refused_for(environ, headers: dict[str, str | None], reason: Reason | None) -> None:
    assert refusal(environ("POST", "/_s/v", **headers), 7, []) == reason


def test_a_page_that_is_not_ours_is_refused(environ) -> None:
    assert refusal(environ("POST", "/_s/v"), None, []) == Reason.MARK


def test_a_trusted_proxy_says_how_the_reader_came(environ) -> None:
    secure = {"HTTP_ORIGIN": "https://example.vn", "HTTP_X_FORWARDED_PROTO": "https"}
    assert refusal(environ("POST", "/_s/v", REMOTE_ADDR="10.0.0.5", **secure), 7, PROXIES) is None
    assert refusal(environ("POST", "/_s/v", REMOTE_ADDR="203.0.113.7", **secure), 7, PROXIES) == Reason.ORIGIN
