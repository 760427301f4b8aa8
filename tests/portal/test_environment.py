"""A variable of which nothing can be made is one Vietnamese sentence."""

import sys
from collections.abc import Callable
from typing import Any

import environ
import pytest

from portal.environment import log_format, people, sentry, token

CASES: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
    (log_format, ("text",), "xml"),
    (people, (), "quan-tri"),
    (token, (), "ngan"),
    (token, (), "mật-khẩu-có-dấu-dài"),
    (sentry, (), "khong-phai-dia-chi"),
]


@pytest.mark.parametrize(("read", "more", "value"), CASES)
def test_it_names_the_variable(
    read: Callable[..., Any], more: tuple[Any, ...], value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_VARIABLE", value)
    with pytest.raises(SystemExit, match=r"^A_VARIABLE"):
        read(environ.Env(), "A_VARIABLE", *more)


def test_a_sentry_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTRY_DSN", "https://key@sentry.example.vn/1")
    monkeypatch.setitem(sys.modules, "sentry_sdk", None)
    monkeypatch.setattr("portal.environment.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="sentry-sdk"):
        sentry(environ.Env(), "SENTRY_DSN")


def test_what_is_not_set_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("A_VARIABLE", raising=False)
    env = environ.Env()
    assert (token(env, "A_VARIABLE"), sentry(env, "A_VARIABLE"), people(env, "A_VARIABLE")) == ("", "", [])
