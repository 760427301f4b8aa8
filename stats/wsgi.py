import logging
from collections.abc import Iterable, Sequence
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import Error

from stats import heard, refusals
from stats.answers import Answer, not_allowed, not_found, numbers_answer, pixel, unavailable
from stats.clock import now_ms
from stats.counting import take
from stats.mark import read_mark
from stats.reasons import Reason
from stats.recent import recent
from stats.request import mark_parameter, networks, read_body
from stats.writer import NotWritten, Writer, process_writer

logger = logging.getLogger(__name__)

PREFIX = "/_s/"
METHODS = {
    "/_s/v": ("POST",),
    "/_s/o": ("POST",),
    "/_s/p.gif": ("GET", "HEAD"),
    "/_s/n": ("GET", "HEAD"),
}


class Counter:
    """Answers everything under `/_s/` in front of Django, whose middleware costs more than counting.

    What is refused is answered like what is accepted. No answer sets a cookie or is kept.
    """

    def __init__(self, app: WSGIApplication, trusted_proxies: Sequence[str] = (), writer: Writer | None = None) -> None:
        """`writer`: instead of the process's own."""
        self.app = app
        self.trusted = networks(trusted_proxies)
        self._writer = writer

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(PREFIX):
            return self.app(environ, start_response)
        at_ms = now_ms()
        try:
            writer = self._writer or process_writer()
            writer.start()
            answer = self._answer(environ, at_ms, writer)
        except (Error, NotWritten) as error:
            # Only the kind: a database's message may quote what it was given.
            heard.tell(heard.MISSED)
            logger.warning("A hit was not kept: %s", type(error).__name__)
            answer = unavailable()
        return answer.send(start_response, head=environ["REQUEST_METHOD"] == "HEAD")

    def _answer(self, environ: WSGIEnvironment, at_ms: int, writer: Writer) -> Answer:
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        allowed = METHODS.get(path)
        if allowed is None:
            return not_found()
        if method not in allowed:
            refusals.note(Reason.METHOD, at_ms)
            return not_allowed(allowed)
        if path == "/_s/n":
            return numbers_answer(recent(at_ms, read_mark(mark_parameter(environ))))
        if path == "/_s/p.gif":
            if method == "GET":
                take(environ, mark_parameter(environ), self.trusted, at_ms, writer)
            return pixel()
        body = read_body(environ)
        if body is None:
            refusals.note(Reason.SIZE, at_ms)
            return numbers_answer(recent(at_ms, None))
        ping = path == "/_s/o"
        return numbers_answer(take(environ, body, self.trusted, at_ms, writer, ping=ping))
