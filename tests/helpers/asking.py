"""A WSGI application is asked as a server asks it."""

from typing import Any
from wsgiref.util import setup_testing_defaults


def ask(app: Any, path: str = "/", **environ: Any) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (the last of each name) and body."""
    environ = {"PATH_INFO": path, "HTTP_HOST": "testserver", **environ}
    setup_testing_defaults(environ)
    answer: list[Any] = []
    body = app(environ, lambda status, headers, *error: answer.append((status, dict(headers))))
    try:
        content = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    status, headers = answer[-1]
    return int(status[:3]), headers, content
