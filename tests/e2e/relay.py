"""Stands between a browser that nothing else watches and the portal: notes what is asked, adds pages of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HOP = {"connection", "transfer-encoding", "content-length", "date", "server"}


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    purpose: str
    body: str


@dataclass
class Relay:
    """`pages` are answered here, all else by the portal; `asked` is what the portal was asked."""

    url: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def to(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == path]


@contextmanager
def relay(port: int) -> Iterator[Relay]:
    here = Relay()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            if self.path in here.pages:
                self.answer(200, [("Content-Type", "text/html; charset=utf-8")], here.pages[self.path].encode())
                return
            purpose = self.headers["Sec-Purpose"] or ""
            here.asked.append(Asked(self.command, self.path, purpose, body.decode()))
            portal = HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                portal.request(self.command, self.path, body or None, dict(self.headers.items()))
                got = portal.getresponse()
                self.answer(got.status, [(k, v) for k, v in got.getheaders() if k.lower() not in HOP], got.read())
            finally:
                portal.close()

        do_POST = do_GET  # noqa: N815 - the standard library's name

        def answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response(status)
            for name, value in [*headers, ("Content-Length", str(len(body)))]:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    here.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
