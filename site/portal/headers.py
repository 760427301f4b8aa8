"""The outermost layer: safety headers on every answer, and an answer whatever breaks below."""

import logging
from collections.abc import Callable, Iterable, Set
from functools import lru_cache, partial
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

logger = logging.getLogger(__name__)

SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; frame-src https://www.youtube-nocookie.com; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# Wagtail's admin brings inline scripts and styles of its own.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
ADMIN = "/quan-tri/"
BROKEN = (
    "<!doctype html><html lang=vi><meta charset=utf-8><title>Trang tạm gián đoạn</title>"
    "<p>Trang đang gặp sự cố. Xin quý vị thử lại sau ít phút.</p>"
).encode()


def _pairs(policy: str) -> list[tuple[str, str, str]]:
    """Name in lower case, name, value."""
    return [(name.lower(), name, value) for name, value in {**SAFETY, "Content-Security-Policy": policy}.items()]


PUBLIC_PAIRS, ADMIN_PAIRS = _pairs(POLICY), _pairs(ADMIN_POLICY)
WITHOUT_BODY = ("GET", "HEAD")
NONE: Set[str] = frozenset()
# In the environment of a request: how an answer starts that has been made complete before.
START = "portal.start"


def complete(headers: list[tuple[str, str]], path: str, but: Set[str] = NONE) -> list[tuple[str, str]]:
    """With those of safety that an answer at `path` lacks; `but`: names in lower case that are left out."""
    return headers + _lacking(tuple([name for name, _ in headers]), path.startswith(ADMIN), frozenset(but))


@lru_cache(maxsize=256)
def _lacking(names: tuple[str, ...], admin: bool, but: frozenset[str]) -> list[tuple[str, str]]:
    present = {name.lower() for name in names} | but
    safety = ADMIN_PAIRS if admin else PUBLIC_PAIRS
    return [(name, value) for lower, name, value in safety if lower not in present]


class Headers:
    def __init__(self, app: WSGIApplication, debug: bool = False, bodies: WSGIApplication | None = None) -> None:
        """`bodies`: the way in for requests that bring one, so that no other is asked for it."""
        self.app = app
        self.debug = debug
        self.bodies = bodies or app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ[START] = start_response
        # Not a function made here: its annotations alone would take longer than all else that a kept page takes.
        start = partial(self._start, environ, start_response)
        try:
            app = self.app if environ["REQUEST_METHOD"] in WITHOUT_BODY else self.bodies
            return app(environ, start)
        except Exception:
            logger.exception("unanswered request")
            start("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
            return [BROKEN]

    def _start(
        self,
        environ: WSGIEnvironment,
        start_response: StartResponse,
        status: str,
        headers: list[tuple[str, str]],
        *error: Any,
    ) -> Callable[[bytes], object]:
        # Django's debug pages bring their own styles.
        but = {"content-security-policy"} if self.debug and status >= "400" else NONE
        return start_response(status, complete(headers, environ.get("PATH_INFO", ""), but), *error)
