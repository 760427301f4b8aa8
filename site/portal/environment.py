"""Environment variables of which a wrong value deserves a sentence, not a traceback."""

import logging
from ipaddress import ip_network
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environ import Env


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
