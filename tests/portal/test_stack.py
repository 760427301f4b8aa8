"""The WSGI stack as a whole: what every answer carries, whatever asks."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.contrib.staticfiles import finders
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from news.models import HomePage
from portal.headers import COPIED, SAFETY, Headers
from portal.wsgi import application


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """As Django's own test client does: the connection of the test's transaction stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(app: Any, **environ: Any) -> tuple[str, dict[str, str], bytes]:
    setup_testing_defaults(environ)
    answer: list[Any] = []
    body = app(environ, lambda status, headers, *error: answer.append((status, dict(headers))))
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return answer[-1][0], answer[-1][1], content


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/khong-co/",
        "/_s/n",
        "/_s/v",
        "/static/khong-co.css",
        "/quan-tri/",
        pytest.param("/" + "a" * 8000, id="8kB"),
    ],
)
def test_every_answer_carries_the_safety_headers(home: HomePage, path: str) -> None:
    status, headers, _ = ask(application, PATH_INFO=path, HTTP_HOST="testserver")
    assert not status.startswith("5")
    assert headers.items() >= SAFETY.items()
    assert "default-src" in headers["Content-Security-Policy"]


def test_a_kept_page_carries_them_once_and_so_does_the_answer_that_it_has_not_changed(home: HomePage) -> None:
    _, first, _ = ask(application, PATH_INFO="/", HTTP_HOST="testserver")
    asked = {"PATH_INFO": "/", "HTTP_HOST": "testserver"}
    for condition in ({}, {"HTTP_IF_NONE_MATCH": first["ETag"]}):
        started: list[Any] = []
        environ = {**asked, **condition}
        setup_testing_defaults(environ)
        application(environ, lambda status, headers, *error, into=started: into.append((status, headers)))
        status, headers = started[0]
        assert status.startswith("304" if condition else "200")
        assert dict(headers).items() >= SAFETY.items()
        assert "default-src" in dict(headers)["Content-Security-Policy"]
        assert len({name.lower() for name, _ in headers}) == len(headers)


def test_an_accident_below_is_answered_in_vietnamese_with_the_same_headers() -> None:
    def broken(environ: Any, start_response: Any) -> Any:
        raise RuntimeError("an accident")

    status, headers, body = ask(Headers(broken))
    assert status.startswith("500")
    assert "sự cố" in body.decode()
    assert headers.items() >= SAFETY.items()


def test_the_public_policy_allows_no_inline_script_or_style(home: HomePage) -> None:
    _, headers, _ = ask(application, PATH_INFO="/", HTTP_HOST="testserver")
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_the_policy_of_the_admin_allows_no_inline_script_or_style(home: HomePage) -> None:
    _, headers, _ = ask(application, PATH_INFO="/quan-tri/", HTTP_HOST="testserver")
    directives = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    assert directives["script-src"] == "'self'"
    unsafe = {name for name, sources in directives.items() if "unsafe" in sources}
    assert unsafe == {"style-src-attr", "script-src-attr"}
    assert "unsafe-inline" not in headers["Content-Security-Policy"]


def test_the_one_style_attribute_that_the_admin_allows_is_the_one_that_its_editor_writes() -> None:
    editor = Path(finders.find("wagtailadmin/js/draftail.js")).read_text()
    (style,) = re.findall(r'setAttribute\("style","([^"]+)"\)', editor)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == COPIED
