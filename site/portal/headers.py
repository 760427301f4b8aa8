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
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
REPORTS = "/_csp"
PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
    "report-uri": REPORTS,  # known to every browser and sent at once, unlike `report-to`
}
# Of no use in the admin: Wagtail's scripts write HTML everywhere, and to let all of that pass is to check nothing.
TRUSTED_TYPES = {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}
# What the editor of texts writes around words that are copied out of it: "white-space: pre-wrap;".
COPIED = "'sha256-7kiMZ7dRwS7ki6fPwMfIFws2+Hf0JQNLICbgISNJZ+g='"
# What the cropping of photos writes to ask whether a browser knows an event: "return;".
PROBE = "'sha256-i+qr4lq34KgNHiW62lWi9aInEBwiEOrfCzaNPCvkqD8='"
# The elements of style of the editor of texts: the numbers of lists within lists, and an empty one (see `HINT`).
LISTS = "'sha256-Mhr2Q/2u+/s2WzwlFRrqCw7x0IU+emukGS8Q9RtPZ44='"
EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
ADMIN_ONLY = {
    "script-src-attr": f"'unsafe-hashes' {PROBE}",
    "style-src-elem": f"'self' {LISTS} {EMPTY}",
    "style-src-attr": f"'unsafe-hashes' {COPIED}",
    "img-src": "'self' data: blob:",
    "frame-src": "'self' https://www.youtube-nocookie.com",
}


def _policy(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


POLICY = _policy(PUBLIC | TRUSTED_TYPES)
ADMIN_POLICY = _policy(PUBLIC | ADMIN_ONLY)
# A picture opened by itself: the browser's own page around it has styles. Feed readers show it on theirs.
PICTURE = {
    "Content-Security-Policy": "default-src 'none'; style-src-attr 'unsafe-inline'; frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
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


def strict_transport(settings: Any) -> str:
    """As Django's middleware says it, for the answers that do not come from there; empty where it says nothing."""
    if not settings.SECURE_HSTS_SECONDS:
        return ""
    further = {"includeSubDomains": settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, "preload": settings.SECURE_HSTS_PRELOAD}
    return "; ".join([f"max-age={settings.SECURE_HSTS_SECONDS}", *(name for name, said in further.items() if said)])


def complete(
    headers: list[tuple[str, str]], path: str, but: Set[str] = NONE, transport: str = ""
) -> list[tuple[str, str]]:
    """With those of safety that an answer at `path` lacks; `but`: names in lower case that are left out."""
    return headers + _lacking(tuple([name for name, _ in headers]), path.startswith(ADMIN), frozenset(but), transport)


@lru_cache(maxsize=256)
def _lacking(names: tuple[str, ...], admin: bool, but: frozenset[str], transport: str) -> list[tuple[str, str]]:
    present = {name.lower() for name in names} | but
    safety = ADMIN_PAIRS if admin else PUBLIC_PAIRS
    if transport:
        safety = [*safety, ("strict-transport-security", "Strict-Transport-Security", transport)]
    return [(name, value) for lower, name, value in safety if lower not in present]


class Headers:
    def __init__(
        self, app: WSGIApplication, debug: bool = False, bodies: WSGIApplication | None = None, transport: str = ""
    ) -> None:
        """`bodies`: the way in for requests that bring one, so that no other is asked for it.

        `transport`: the `Strict-Transport-Security` of what is answered over https.
        """
        self.app = app
        self.debug = debug
        self.bodies = bodies or app
        self.transport = transport

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
        transport = self.transport if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else ""
        return start_response(status, complete(headers, environ.get("PATH_INFO", ""), but, transport), *error)
