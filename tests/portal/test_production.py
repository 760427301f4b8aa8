"""What a server behind https must be told."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from environ import Env

from portal.environment import database

PRODUCTION = Path(__file__).parents[2] / "site/portal/settings/production.py"
GIVEN = {
    "SECRET_KEY": "pZq4Vn8cXr2Lw6Ty0Bd3Gh7Jk1Mf5Ns9Qa-uE_iRoWtYvCxZbKlPmD",
    "PORTAL_URL": "https://thidua.example.vn",
    "ALLOWED_HOSTS": "thidua.example.vn",
    "TRUSTED_PROXIES": "127.0.0.1",
    "EMAIL_URL": "smtp+tls://ten:mat-khau@mail.example.vn:587",
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GIVEN.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def settings() -> dict[str, Any]:
    return runpy.run_path(str(PRODUCTION))


def test_it_starts_with_what_it_needs(given: pytest.MonkeyPatch) -> None:
    found = settings()
    assert found["SECRET_KEY"] == GIVEN["SECRET_KEY"]
    assert found["PORTAL_URL"] == found["WAGTAILADMIN_BASE_URL"] == GIVEN["PORTAL_URL"]
    assert found["SESSION_COOKIE_SECURE"] and found["CSRF_COOKIE_SECURE"] and not found["DEBUG"]


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("value", [None, " "])
def test_without_what_it_needs_it_does_not_start(given: pytest.MonkeyPatch, name: str, value: str | None) -> None:
    if value is None:
        given.delenv(name)
    else:
        given.setenv(name, value)
    assert refusal().startswith(f"Thiếu {name}.")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", "change-me", "quá ngắn"),
        ("SECRET_KEY", "a" * 60, "dễ đoán"),
        ("PORTAL_URL", "http://thidua.example.vn", "https://"),
        ("PORTAL_URL", "thidua.example.vn", "https://"),
        ("ALLOWED_HOSTS", "*", "dấu *"),
        ("ALLOWED_HOSTS", "a.vn,*.b.vn", "dấu *"),
        ("TRUSTED_PROXIES", "0.0.0.0/0", "quá rộng"),
        ("TRUSTED_PROXIES", "127.0.0.1,::/0", "quá rộng"),
        ("TRUSTED_PROXIES", "nginx", "không phải là địa chỉ mạng"),
    ],
)
def test_a_dangerous_value_is_refused_in_one_sentence(
    given: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    given.setenv(name, value)
    sentence = refusal()
    assert sentence.startswith(name) and told in sentence and "\n" not in sentence


def refusal() -> str:
    with pytest.raises(SystemExit) as refused:
        settings()
    assert isinstance(refused.value.code, str)
    return refused.value.code


@pytest.mark.parametrize(
    "value", ["xyz", "mysql://a:b@c/d", "postgres://ten:bi-mat@may-chu:cong/portal", "postgres://a@b"]
)
def test_an_address_of_no_database_is_refused_without_telling_the_password(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", value)
    with pytest.raises(SystemExit) as refused:
        database(Env(), "DATABASE_URL", "")
    assert str(refused.value.code).startswith("DATABASE_URL không dùng được.")
    assert "bi-mat" not in str(refused.value.code)
