"""What is logged: one event a line, with its request, and nothing of readers."""

import json
import logging
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from asking import ask
from django.core import mail
from django.core.exceptions import DisallowedHost

from portal.logs import current
from portal.logs.letters import MOST_PER_HOUR, Letters
from portal.logs.lines import JsonLines
from portal.logs.sentry import report_to, without_readers
from portal.shedding import Gate, Room

SECRETS = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_USER_AGENT": "Firefox-of-somebody",
    "HTTP_COOKIE": "phien=a-session",
    "QUERY_STRING": "q=a-question",
    "HTTP_REFERER": "https://elsewhere.example/",
}


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """What production would write, from INFO on."""
    written: list[dict[str, Any]] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = self.format(record)
            assert "\n" not in text
            assert not any(secret in text for secret in SECRETS.values())
            written.append(json.loads(text))

    handler, root = Handler(), logging.getLogger()
    handler.setFormatter(JsonLines())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)
    current.end()


def record(name: str, message: str, *args: object, error: Any = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "file.py", 1, message, args, info)


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:
        return caught


def test_an_answer_is_one_line_with_its_request_and_nothing_of_the_reader(lines: list[dict[str, Any]]) -> None:
    def django(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        logging.getLogger("news.somewhere").info("something happened to %s", "a page")
        start_response("404 Not Found", [])
        return [b""]

    path = "/thi-đua/\n/".encode().decode("latin-1")
    _, headers, _ = ask(Gate(django, Room(12), 1, []), path, REQUEST_METHOD="POST", **SECRETS)
    happened, answered = lines
    assert happened["message"] == "something happened to a page"
    assert answered.keys() == {"time", "level", "logger", "message", "request", "method", "path", "status", "ms"}
    assert (answered["path"], answered["method"], answered["status"]) == ("/thi-đua/\n/", "POST", 404)
    assert happened["request"] == answered["request"] == headers["X-Request-Id"]


def test_what_is_logged_between_two_requests_names_none(lines: list[dict[str, Any]]) -> None:
    logging.getLogger("portal").warning("by itself")
    assert "request" not in lines[0]


def test_an_accident_says_its_kind_and_place_but_not_what_it_was_given(lines: list[dict[str, Any]]) -> None:
    try:
        int(SECRETS["QUERY_STRING"])
    except ValueError:
        logging.getLogger("portal").exception("an accident")
    failed = lines[0]["exception"]
    assert failed["type"] == "builtins.ValueError"
    assert "test_logs.py:" in failed["at"][-1]


@pytest.mark.parametrize(
    ("name", "message", "args", "kept"),
    [
        ("axes.attempts", "AXES: New login failure by %s.", ("203.0.113.77",), "AXES: New login failure by %s."),
        ("django.security.DisallowedHost", "Invalid HTTP_HOST header: 'x'", (), "suspicious request"),
        ("stats.journal.draining", "%d damaged records", (3,), "3 damaged records"),
    ],
)
def test_foreign_messages_lose_what_they_quote(name: str, message: str, args: tuple[object, ...], kept: str) -> None:
    error = raised(DisallowedHost("x"))
    written = json.loads(JsonLines().format(record(name, message, *args, error=error)))
    assert written["message"] == kept


# ── Letters ──────────────────────────────────────────────────────────────────
@pytest.fixture
def letters(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Letters:
    settings.ADMINS = [("quan-tri@example.vn", "quan-tri@example.vn")]
    settings.MAIL_BACKEND = settings.EMAIL_BACKEND

    class AtOnce:
        def __init__(self, target: Any, args: Any, **options: Any) -> None:
            self.start = lambda: target(*args)

    monkeypatch.setattr("portal.logs.letters.threading.Thread", AtOnce)
    return Letters()


def test_an_error_becomes_a_letter_to_those_who_look_after_the_site(letters: Letters) -> None:
    letters.emit(record("django.request", "Internal Server Error: %s", "/x/", error=raised(ValueError("a-question"))))
    (letter,) = mail.outbox
    assert letter.to == ["quan-tri@example.vn"]
    assert "Lỗi: builtins.ValueError" in letter.subject
    assert "a-question" not in letter.body


def test_the_same_error_is_not_written_again_and_again(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        letters.emit(record("portal", "an accident"))
    assert len(mail.outbox) == 1
    for number in range(50):
        letters.emit(record("portal", f"accident {number}"))
    assert len(mail.outbox) == MOST_PER_HOUR


def test_a_mail_server_that_is_away_breaks_nothing(
    letters: Letters, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.get_connection", away)
    letters.emit(record("portal", "an accident"))
    assert "ConnectionRefusedError" in caplog.text


# ── Sentry's protocol ────────────────────────────────────────────────────────
def test_nothing_of_readers_leaves_for_a_sentry() -> None:
    told = {
        "request": SECRETS,
        "user": {"ip_address": SECRETS["REMOTE_ADDR"]},
        "breadcrumbs": {"values": [SECRETS]},
        "extra": SECRETS,
        "exception": {"values": [{"type": "ValueError", "value": "a-question", "stacktrace": {}}]},
    }
    left = json.dumps(without_readers(told, {"log_record": record("portal", "an accident")}))
    assert "ValueError" in left
    assert "an accident" in left
    assert not any(secret in left for secret in (*SECRETS.values(), "a-question"))


def test_sentry_is_told_to_send_no_person_no_body_and_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    fake = types.ModuleType("sentry_sdk")
    fake.init = asked.update  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentry_sdk", fake)
    report_to("https://key@sentry.example.vn/1")
    assert asked["send_default_pii"] is asked["include_local_variables"] is False
    assert (asked["max_request_body_size"], asked["before_send"]) == ("never", without_readers)
