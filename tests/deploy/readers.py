"""Readers with addresses of their own, all of them on loopback, asking over https."""

import http.client
import itertools
import random
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Any

from tests.deploy.places import NAME, spelt
from tests.deploy.proxy import Proxy

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36"
_numbers = itertools.count(1)


def new_address() -> str:
    number = next(_numbers)
    return f"127.{20 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Any
    content: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def host(self) -> str:
        """Which of the hosts it came from; the last one where there were several."""
        return self.headers.get("X-Answered-By", "").split(", ")[-1]


class Connection(http.client.HTTPSConnection):
    def __init__(self, proxy: Proxy, source: str, protocols: tuple[str, ...] = ("http/1.1",)) -> None:
        self.trusting = ssl.create_default_context(cafile=proxy.certificate)
        self.trusting.set_alpn_protocols(list(protocols))
        super().__init__("127.0.0.1", proxy.port, timeout=30, context=self.trusting)
        self.from_address = source

    def connect(self) -> None:
        plain = socket.create_connection((self.host, self.port), 30, source_address=(self.from_address, 0))
        self.sock = self.trusting.wrap_socket(plain, server_hostname=NAME)


class Readers:
    def __init__(self, proxy: Proxy) -> None:
        self.proxy = proxy

    def ask(
        self, target: str, method: str = "GET", body: bytes | None = None, source: str | None = None, **headers: str
    ) -> Answer:
        began = time.monotonic()
        asked = Connection(self.proxy, source or new_address())
        try:
            told = {"Host": NAME, "User-Agent": BROWSER, "Accept-Language": "vi"}
            asked.request(method, target, body, told | spelt(headers))
            answer = asked.getresponse()
            return Answer(answer.status, answer.headers, answer.read(), time.monotonic() - began)
        finally:
            asked.close()

    def hit(self, mark: str, source: str | None = None) -> Answer:
        return self.ask("/_s/v", "POST", mark.encode(), source, Origin=f"https://{NAME}", Content_Type="text/plain")

    def protocol(self, *offered: str) -> str | None:
        asked = Connection(self.proxy, new_address(), offered)
        try:
            asked.connect()
            return asked.sock.selected_alpn_protocol()
        finally:
            asked.close()


class Load:
    """Hits of ever new readers, from several threads, until it is ended."""

    def __init__(self, readers: Readers, mark: str, threads: int = 6) -> None:
        self.readers, self.mark = readers, mark
        self.acknowledged = self.unanswered = 0
        self.hosts: set[str] = set()
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(threads)]
        for thread in self._threads:
            thread.start()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                answer = self.readers.hit(self.mark)
            except OSError:
                answer = None
            with self._lock:
                if answer is not None and answer.status == 200:
                    self.acknowledged += 1
                    self.hosts.add(answer.host)
                else:
                    self.unanswered += 1
            time.sleep(random.uniform(0, 0.02))

    def end(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
