"""Every route, with every status it answers, by the rules of the Mozilla HTTP Observatory: at least 115 points."""

import re
import runpy
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from wsgiref.util import setup_testing_defaults

import observatory
import pytest
from desk_addresses import addresses
from desk_sample import make_desk_sample
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import Resolver404, URLResolver, get_resolver, resolve
from signing_in import give_app
from wagtail.models import Site

from news.models import ArticlePage, HomePage
from news.photos import sizes
from news.photos.renditions import make_all
from portal.headers import Headers
from portal.settings import base

LEAST = 115
ROOT = Path(base.ROOT)
HOST = "thidua.example.vn"
GIVEN = {
    "SECRET_KEY": "pZq4Vn8cXr2Lw6Ty0Bd3Gh7Jk1Mf5Ns9Qa-uE_iRoWtYvCxZbKlPmD",
    "PORTAL_URL": f"https://{HOST}",
    "ALLOWED_HOSTS": HOST,
    "TRUSTED_PROXIES": "127.0.0.1",
    "EMAIL_URL": "smtp+tls://ten:mat-khau@mail.example.vn:587",
}
# What only tells where things go: the tests have places of their own.
OWN = {"LOGGING", "LOG_FORMAT", "env"}
BARE = "/_util/authenticate_with_password/1/1/"

Answer = tuple[int, list[tuple[str, str]], bytes]
Ask = Callable[..., Answer]


@pytest.fixture
def production(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    for name, value in runpy.run_path(str(ROOT / "site/portal/settings/production.py")).items():
        if name.isupper() and name not in OWN and value != getattr(base, name, None):
            setattr(settings, name, value)
    settings.STATIC_ROOT = tmp_path / "static"
    for file in ("css/site.css", "img/icon-512.png"):
        (settings.STATIC_ROOT / file).parent.mkdir(parents=True, exist_ok=True)
        (settings.STATIC_ROOT / file).write_bytes((ROOT / "static" / file).read_bytes())
    monkeypatch.setattr("portal.messages.NamedCookie.cookie_name", settings.MESSAGES_COOKIE_NAME)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """As Django's own test client does: the connection of the test's transaction stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def ask(production: None, one_connection: None, home: HomePage) -> Ask:
    """The whole stack, as a server behind https has it."""
    Site.objects.update(hostname=HOST, port=443)
    return asking(runpy.run_path(str(ROOT / "site/portal/wsgi.py"))["application"])


def asking(application: Any) -> Ask:
    def ask(address: str, method: str = "GET", https: bool = True, **environ: Any) -> Answer:
        path, _, query = address.partition("?")
        proto = {"HTTP_X_FORWARDED_PROTO": "https"} if https else {}
        given = {"PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": method, "HTTP_HOST": HOST}
        given |= {"REMOTE_ADDR": "127.0.0.1", **proto, **environ}
        setup_testing_defaults(given)
        started: list[Any] = []
        body = application(given, lambda status, headers, *error: started.append((status, headers)))
        try:
            content = b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        status, headers = started[-1]
        return int(status[:3]), headers, content

    return ask


def judged(ask: Ask, asked: list[tuple[str, dict[str, Any]]]) -> tuple[dict[str, Any], set[int]]:
    """What is below the bound, and the statuses that were seen."""
    faults, statuses = {}, set()
    for address, how in asked:
        status, headers, body = ask(address, **how)
        statuses.add(status)
        points, results = observatory.score(headers, body, how.get("https", True))
        if points < LEAST:
            faults[f"{how.get('method', 'GET')} {address} {status}"] = points, results
        names = [name.lower() for name, _ in headers if name.lower() != "set-cookie"]
        if len(set(names)) < len(names):
            faults[f"{address} {status} said twice"] = names
        foreign = [
            told for name, told in headers if name.lower() == "set-cookie" and not told.strip().startswith("__Host-")
        ]
        if foreign:
            faults[f"{address} {status} cookies"] = foreign
    return faults, statuses


def routes(of: URLResolver, before: str = "") -> Iterator[str]:
    for each in of.url_patterns:
        route = before + str(each.pattern).removeprefix("^")
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        else:
            yield route


def not_asked(asked: list[tuple[str, dict[str, Any]]]) -> set[str]:
    """Routes that none of the addresses leads to."""
    reached = set()
    for address, _ in asked:
        with suppress(Resolver404):  # answered before Django, or by no view
            reached.add(resolve(address.partition("?")[0]).route.removeprefix("^"))
    return {route for route in routes(get_resolver()) if not route.startswith("quan-tri/")} - reached


def public(article: ArticlePage, sample: SimpleNamespace) -> list[str]:
    page, section = article.url, "/phong-trao/"
    card = sample.photo.get_rendition(sizes.CARD["webp"][640]).url
    signing_in = ["", "ma-qua-thu/", "buoc-hai/", "xac-nhan/", "xac-nhan/ma/", "xac-nhan/khoa/", "phien/"]
    factors = ["", "ung-dung/", "ung-dung/go/", "ma-khoi-phuc/", "ma-khoi-phuc/moi/", "khoa/", "khoa/them/"]
    return [
        *("/", section, page, f"{page}luu/", f"{page}anh/1/", f"{section}?page=2", "/gioi-thieu/", "/khong-co/"),
        *("/tim-kiem/", "/tim-kiem/?q=thi+dua", "/tim-kiem/goi-y/?q=thi", "/so-do-trang/", "/thu-vien-anh/"),
        *("/the/phong-trao/", "/tac-gia/suoi-ngoc/", "/luu-tru/", "/luu-tru/2021/", "/luu-tru/2021/12/"),
        *("/rss.xml", f"{section}atom.xml", "/feed.json", "/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml"),
        *("/sitemap-trang.xml", "/robots.txt", "/.well-known/security.txt", "/manifest.webmanifest", "/favicon.ico"),
        *("/api/", "/api/v1/bai-viet/", f"/api/v1/bai-viet/{article.pk}/", "/api/v1/chuyen-muc/"),
        *("/api/v1/openapi.json", "/api/v1/khong-co/", "/healthz", "/readyz", "/_metrics", "/_csp"),
        *(card, "/media/original_images/a.jpg", f"/tai-lieu/{sample.document.pk}/{sample.document.filename}"),
        *(f"/tai-lieu/authenticate_with_password/{sample.document.pk}/", BARE, "/tai-lieu/999/khong-co.pdf"),
        *("/_util/login/", "/_util/khong-co/"),
        *("/static/css/site.css", "/static/img/icon-512.png", "/static/khong-co.css"),
        *("/_s/n", "/_s/v", "/_s/p.gif", "/_s/khong-co"),
        *(f"/dang-nhap/{step}" for step in signing_in),
        *(f"/dang-nhap/hai-buoc/{step}" for step in factors),
        *("/dang-nhap/hai-buoc/khoa/1/", "/dang-nhap/hai-buoc/khoa/1/go/"),
        *("/dang-nhap/bang-tai-khoan-co-quan/", "/dang-nhap/co-quan/tro-ve/"),
        *("/dang-xuat/", "/tai-khoan-ngung-dung/", "/quen-mat-khau/", "/quen-mat-khau/da-gui/"),
        *("/dat-lai-mat-khau/a-b/", "/dat-lai-mat-khau/xong/", "/quan-tri/", "/quan-tri/login/"),
    ]


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    sample = make_desk_sample(Site.objects.get(is_default_site=True))
    make_all(sample.photo)
    ArticlePage.objects.filter(pk=sample.live.pk).update(locked=False, locked_by=None)
    return sample


@pytest.fixture
def session(sample: SimpleNamespace, production: None) -> str:
    """Of an administrator with a second factor."""
    give_app(sample.user)
    client = Client()
    client.force_login(sample.user)
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


def test_every_public_route_whatever_it_answers(ask: Ask, sample: SimpleNamespace, session: str) -> None:
    addresses = public(sample.live, sample)
    ways: list[dict[str, Any]] = [
        {},
        {"method": "HEAD"},
        {"method": "POST"},
        {"method": "DELETE"},
        {"HTTP_COOKIE": session},
        {"HTTP_HOST": "may-khac.example"},
        {"HTTP_IF_NONE_MATCH": "*"},
        {"HTTP_RANGE": "bytes=0-9"},
    ]
    asked = [(address, way) for way in ways for address in addresses]
    faults, statuses = judged(ask, asked)
    assert faults == {}
    assert statuses >= {200, 204, 206, 302, 304, 400, 403, 404, 405}
    assert not_asked(asked) == set()


def test_what_is_asked_over_plain_http_is_led_to_https_on_the_same_host(ask: Ask, sample: SimpleNamespace) -> None:
    led = [each for each in public(sample.live, sample) if not re.match("/(static/|_s/|healthz|readyz|_metrics)", each)]
    faults, statuses = judged(ask, [(address, {"https": False}) for address in led])
    assert faults == {}
    assert statuses == {301}


def test_refusals_and_accidents(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    long = {"method": "POST", "CONTENT_LENGTH": str(3 * 1024 * 1024)}
    assert judged(ask, [("/tim-kiem/", long)]) == ({}, {413})
    monkeypatch.setattr("portal.shedding.room.Share.enter", lambda share: False)
    assert judged(ask, [("/khong-co/", {}), ("/quan-tri/", {})]) == ({}, {503})
    monkeypatch.undo()

    def broken(environ: Any, start_response: Any) -> Any:
        raise RuntimeError("an accident")

    stack = asking(Headers(broken, transport="max-age=31536000"))
    assert judged(stack, [("/", {}), ("/quan-tri/", {})]) == ({}, {500})


@pytest.mark.walk
def test_every_route_of_the_admin(ask: Ask, sample: SimpleNamespace, session: str) -> None:
    asked = [(address, {"HTTP_COOKIE": session}) for _, address in addresses(sample)]
    asked += [(address, {"HTTP_COOKIE": session, "method": "POST"}) for _, address in addresses(sample)]
    asked += [(address, {}) for _, address in addresses(sample)]
    faults, statuses = judged(ask, asked)
    assert faults == {}
    assert statuses >= {200, 302, 403, 404, 405}


def test_the_rules_tell_a_weaker_answer_from_a_strong_one() -> None:
    strong = [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self'; frame-ancestors 'self'"),
        ("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Content-Type", "text/html; charset=utf-8"),
    ]
    assert observatory.score(strong)[0] == 130

    def without(name: str, *instead: tuple[str, str]) -> int:
        return observatory.score([*(pair for pair in strong if pair[0] != name), *instead])[0]

    assert without("Content-Security-Policy") == 55
    for policy, points in [
        ("default-src 'self'; script-src 'self' 'unsafe-inline'; frame-ancestors 'self'", 80),
        ("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'", 120),
        ("default-src 'self'; frame-ancestors 'self'", 125),
        ("default-src 'none'; script-src 'self'", 80),
        ("default-src 'none'; default-src 'self'; frame-ancestors 'self'", 55),
    ]:
        assert without("Content-Security-Policy", ("Content-Security-Policy", policy)) == points, policy
    assert without("Strict-Transport-Security") == 80
    assert without("Strict-Transport-Security", ("Strict-Transport-Security", "max-age=60")) == 120
    assert without("Referrer-Policy") == 125
    assert without("X-Content-Type-Options") == 125
    assert without("Cross-Origin-Resource-Policy") == 120
    for cookie, points in [
        ("__Host-phien=a; Secure; HttpOnly; SameSite=Lax; Path=/", 135),
        ("__Host-phien=a; Secure; HttpOnly; Path=/", 130),
        ("phien=a; HttpOnly; SameSite=Lax", 90 + 30),
        ("__Host-phien=a; Secure; SameSite=Lax", 70),
        ("csrftoken=a; Secure", 80),
    ]:
        assert observatory.score([*strong, ("Set-Cookie", cookie)])[0] == points, cookie
    foreign = b'<script src="https://khac.example/a.js"></script>'
    assert observatory.score(strong, foreign)[0] == 125
