"""Every public address, found as a reader or a robot finds them: by following what the site itself writes."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

HOST = "http://localhost:8000"
MOST = 400  # addresses: a small site has no more, and a walk without end would say so
FILES = ("/media/", "/static/", "/quan-tri/", "/_s/")
LINKS = re.compile(rf"""(?:href|src|action|poster)=["']([^"']+)["']|({HOST}[^\s"'<>\\]*)""")
SETS = re.compile(r'srcset="([^"]+)"')


class Walk:
    """Follows every link of this site, however it is written: HTML, XML, JSON."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.answers: dict[str, str] = {}

    def through(self, starts: list[str]) -> None:
        waiting = list(starts)
        while waiting:
            address = waiting.pop()
            if address in self.answers:
                continue
            assert len(self.answers) < MOST, "the walk does not end"
            text = self.answers[address] = self.text(address)
            waiting += sorted({link for link in self.links(address, text) if link not in self.answers})

    def text(self, address: str) -> str:
        """The answer as a reader gets it: head and body."""
        response = self.client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        told = "\n".join(f"{name}: {value}" for name, value in response.items())
        return f"{response.status_code}\n{told}\n\n{body.decode(errors='replace')}"

    @staticmethod
    def links(address: str, text: str) -> Iterator[str]:
        found = [one or two for one, two in LINKS.findall(text)]
        found += [part.split()[0] for srcset in SETS.findall(text) for part in srcset.split(",")]
        for link in found:
            whole = urldefrag(urljoin(f"{HOST}{address}", html.unescape(link)))[0]
            parts = urlsplit(whole)
            if f"{parts.scheme}://{parts.netloc}" == HOST and not parts.path.startswith(FILES):
                yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def plain_addresses() -> list[str]:
    """Every named address that needs nothing more to be asked for, the admin's left out."""
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    found = []
    for name in names:
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        if not address.startswith("/quan-tri/"):
            found.append(address)
    return sorted(found)
