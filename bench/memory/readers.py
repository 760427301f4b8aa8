"""Readers of every kind: most of known pages, some of what is costly, some with odd wishes; every tenth is counted."""

import http.client
import re
import time
from collections.abc import Iterator
from random import Random
from threading import Thread
from urllib.parse import quote, urlsplit

from bench.memory.site import Site

MACHINES = ["/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/api/v1/bai-viet/?per_page=50", "/healthz"]
WORDS = ["thi đua", "khen thưởng", "hội nghị", "không có chữ này", "Suối Ngọc"]
ENCODINGS = ["gzip, deflate, br", "gzip", "identity", ""]


class Reader(Thread):
    """One after the other over one connection, until `until` on the monotonic clock."""

    def __init__(self, site: Site, addresses: list[str], mark: str, until: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.site, self.addresses, self.mark, self.until = site, addresses, mark, until
        self.random = Random(seed)
        self.answered = self.failed = 0

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        for method, path, body in self._wishes():
            if time.monotonic() > self.until:
                break
            headers = {"Accept-Encoding": self.random.choice(ENCODINGS), "X-Forwarded-For": self._somebody()}
            if body:
                headers |= {"Origin": self.site.address, "User-Agent": "Mozilla/5.0 Firefox/140.0"}
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            answer.read()
            self.answered += 1
            self.failed += answer.status >= 500
        connection.close()

    def _wishes(self) -> Iterator[tuple[str, str, str]]:
        choose = self.random
        while True:
            chance, page = choose.random(), choose.choice(self.addresses)
            if chance < 0.6:
                yield "GET", page, ""
            elif chance < 0.7:
                yield "POST", "/_s/v", self.mark
            elif chance < 0.8:
                yield "GET", f"{page}?utm_source={choose.random()}&page={choose.randrange(500)}", ""
            elif chance < 0.88:
                yield "GET", f"/khong-co/{choose.random()}/", ""
            elif chance < 0.95:
                yield "GET", choose.choice(MACHINES), ""
            else:
                yield "GET", f"/tim-kiem/?q={quote(choose.choice(WORDS))}", ""

    def _somebody(self) -> str:
        return ".".join(str(self.random.randrange(1, 255)) for _ in range(4))


def addresses_of(site: Site) -> tuple[list[str], str]:
    """The addresses in the sitemap, and the mark of a page that is counted."""
    known = [urlsplit(address).path for address in re.findall("<loc>([^<]+)</loc>", _text(site, "/sitemap.xml"))]
    for path in reversed(known):
        if found := re.search('data-page="([^"]+)"', _text(site, path)):
            return known, found[1]
    raise RuntimeError("no page is counted")


def _text(site: Site, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text
