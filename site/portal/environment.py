"""Environment variables of which a wrong value deserves a sentence, not a traceback."""

import logging
import re
import warnings
from contextlib import suppress
from importlib.util import find_spec
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env

ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")


def whole_number(env: Env, name: str, default: int, lowest: int, highest: int) -> int:
    """The variable as a number; raises `SystemExit` with a Vietnamese sentence where it is none in range."""
    text = env.str(name, default=str(default))
    if not text.strip().isascii() or not text.strip().isdigit() or not lowest <= int(text) <= highest:
        raise SystemExit(f"{name}={text} không dùng được: cần một số từ {lowest} đến {highest}.")
    return int(text)


def truth(env: Env, name: str, default: bool) -> bool:
    """The variable as yes or no; else as `whole_number`: a slip of the pen must not switch a protection off."""
    text = env.str(name, default=str(default)).strip().lower()
    if text not in ("true", "false"):
        raise SystemExit(f"{name}={text} không dùng được: cần true hoặc false.")
    return text == "true"


def web_address(env: Env, name: str, default: str) -> str:
    """The variable as the address of a site, without a slash at its end; else as `whole_number`."""
    text = env.str(name, default=default).strip().rstrip("/")
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.path or parts.query)
        parts.port  # noqa: B018 raises for one that is no port
    except ValueError:
        usable = False
    if not usable:
        raise SystemExit(f"{name}={text} không dùng được. Ví dụ: {name}=https://thidua.example.vn")
    return text


def hosts(env: Env, name: str, default: list[str]) -> list[str]:
    """The variable as names of hosts; else as `whole_number`."""
    found = [text.strip() for text in env.list(name, default=default) if text.strip()]
    if not found:
        raise SystemExit(f"{name} đang để trống nên không trang nào mở được. Ví dụ: {name}=thidua.example.vn")
    return found


def addresses(env: Env, name: str) -> list[str]:
    """The variable as addresses or networks, none where it is missing; else as `whole_number`."""
    found = [text.strip() for text in env.list(name, default=[])]
    for text in found:
        try:
            ip_network(text)
        except ValueError:
            raise SystemExit(
                f"{name}: “{text}” không phải là địa chỉ mạng. Ví dụ: {name}=10.0.0.5,192.168.1.0/24"
            ) from None
    return found


def database(env: Env, name: str, default: str) -> dict[str, Any]:
    """Django's settings for the database at this address; else as `whole_number`. Never tells the password in it."""
    settings: dict[str, Any] = {}
    # The package warns with the whole address, and raises anything at all over an odd one.
    with warnings.catch_warnings(), suppress(Exception):
        warnings.simplefilter("ignore")
        settings = env.db(name, default=default)
    if settings.get("ENGINE") not in ENGINES or not settings.get("NAME"):
        raise SystemExit(f"{name} không dùng được. Ví dụ: {name}=postgres://ten:mat-khau@may-chu:5432/portal")
    return settings


def bucket(env: Env, name: str) -> str:
    """The variable as the name of a bucket, empty where there is none; else as `whole_number`."""
    text = env.str(name, default="").strip()
    if text and find_spec("storages") is None:
        raise SystemExit(f"{name} cần thêm gói S3: pip install --require-hashes -r requirements/s3.txt")
    return text


def log_level(env: Env, name: str, default: str) -> str:
    text = env.str(name, default=default).strip().upper()
    levels = logging.getLevelNamesMapping()
    if text not in levels:
        raise SystemExit(f"{name}={text} không dùng được: cần một trong {', '.join(levels)}.")
    return text


def mail(env: Env, name: str, default: str) -> dict[str, object]:
    """Django's settings for what a mail address such as `smtp+tls://name:password@host:587` says."""
    try:
        settings: dict[str, object] = env.email(name, default=default)
    except (ImproperlyConfigured, ValueError):
        raise SystemExit(f"{name} không dùng được. Ví dụ: {name}=smtp+tls://ten:mat-khau@may-chu:587") from None
    return settings


def log_format(env: Env, name: str, default: str) -> str:
    text = env.str(name, default=default).strip().lower()
    if text not in ("text", "json"):
        raise SystemExit(f"{name}={text} không dùng được: cần text hoặc json.")
    return text


def people(env: Env, name: str) -> list[tuple[str, str]]:
    """The variable's mail addresses as Django names those who are told of errors."""
    found = [text.strip() for text in env.list(name, default=[]) if text.strip()]
    for text in found:
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
            raise SystemExit(f"{name}: “{text}” không phải là địa chỉ thư. Ví dụ: {name}=quan-tri@thidua.example.vn")
    return [(text, text) for text in found]


def sentry(env: Env, name: str) -> str:
    """The variable as an address of Sentry's protocol, empty where it is missing; else as `whole_number`."""
    text = env.str(name, default="").strip()
    if text and urlsplit(text).scheme not in ("http", "https"):
        raise SystemExit(f"{name} không dùng được. Ví dụ: {name}=https://khoa@sentry.example.vn/1")
    if text and find_spec("sentry_sdk") is None:
        raise SystemExit(f"{name} đã đặt nhưng chưa cài gói sentry-sdk: chạy .venv/bin/pip install 'sentry-sdk>=2'.")
    return text


def oidc(env: Env) -> dict[str, Any]:
    """The provider that `OIDC_…` describe, empty where `OIDC_SERVER` is missing; else as `whole_number`."""
    server = env.str("OIDC_SERVER", default="").strip().rstrip("/")
    if not server:
        return {}
    parts = urlsplit(server)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1")):
        raise SystemExit(f"OIDC_SERVER={server} không dùng được. Ví dụ: OIDC_SERVER=https://dang-nhap.example.vn")
    client, secret = (env.str(f"OIDC_CLIENT_{part}", default="").strip() for part in ("ID", "SECRET"))
    if not client or not secret:
        raise SystemExit("OIDC_SERVER đã đặt nên cần cả OIDC_CLIENT_ID và OIDC_CLIENT_SECRET.")
    name = env.str("OIDC_NAME", default="").strip() or "tài khoản cơ quan"
    return {
        "provider_id": "co-quan",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }


def token(env: Env, name: str) -> str:
    """The variable as a secret that nobody guesses, empty where it is missing; else as `whole_number`."""
    text = env.str(name, default="").strip()
    if text and (len(text) < 16 or not text.isascii()):
        raise SystemExit(f"{name} quá ngắn: cần ít nhất 16 ký tự không dấu, ví dụ kết quả của: openssl rand -hex 24")
    return text
