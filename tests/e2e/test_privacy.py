"""Readers leave no trace: after traffic the folders of the product hold no address and no browser's name."""

import hashlib
import re
import socket
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.server import Portal, eventually

ARTICLE = "/tin-hoat-dong/hoi-nghi-ky-giao-uoc-thi-dua-nam-2025/"
ADDRESS = "127.77.66.55"  # every such address is this machine's own
AGENT = "Mozilla/5.0 (X11; DauVetRieng; Linux x86_64; rv:128.7) Gecko/20100101 Firefox/128.7"
LANGUAGE = "vi-VN,vi;q=0.987654"
READER = {"User-Agent": AGENT, "Accept-Language": LANGUAGE}
BOT = {"User-Agent": "DauVetRiengBot/7.6 (+https://dau-vet-rieng.example)"}


def traces() -> Iterator[bytes]:
    yield from (ADDRESS.encode(), b"DauVetRieng", b"rv:128.7", b"dau-vet-rieng", b"q=0.987654")
    for text in (ADDRESS, AGENT):
        for name in ("md5", "sha1", "sha256", "blake2b"):
            digest = hashlib.new(name, text.encode())
            yield from (digest.digest()[:8], digest.hexdigest()[:16].encode())


def everything_kept(portal: Portal) -> dict[Path, bytes]:
    files = [portal.log, *portal.data.rglob("*"), *portal.media.rglob("*")]
    return {path: path.read_bytes() for path in files if path.is_file() and "static" not in path.parts}


def test_after_traffic_nothing_kept_tells_who_read(portal: Portal) -> None:
    mark = re.search(r'data-page="([^"]+)"', portal.get(ARTICLE).text)[1]
    before = portal.numbers(mark)
    for method, address, body in [
        ("POST", "/_s/v", f"{mark} bao-tinh-mau.vn"),
        ("POST", "/_s/o", mark),
        ("GET", f"/_s/p.gif?p={mark}", None),
        ("DELETE", "/_s/v", mark),
        ("POST", "/_s/v", "7.AAAAAAAAAAAA"),
        ("POST", "/_s/v", "\0" * 5_000),
        ("GET", ARTICLE, None),
        ("GET", "/tim-kiem/?q=khen", None),
        ("GET", "/khong-co/", None),
        ("GET", "/dang-nhap/", None),
    ]:
        for headers in (READER, BOT, READER | {"X-Forwarded-For": ADDRESS}):
            portal.get(address, method, body.encode() if body else None, headers=headers, source=ADDRESS)
    assert eventually(lambda: portal.numbers(mark)["total"] > before["total"])

    kept = everything_kept(portal)
    assert any(b"bao-tinh-mau.vn" in content for content in kept.values()), "the traffic is not in these files"
    assert any(path.parent.name == "journals" for path in kept)
    found = {f"{path}: {trace!r}" for path, content in kept.items() for trace in traces() if trace in content}
    assert not found
    packed = socket.inet_aton(ADDRESS)
    assert not [path for path, content in kept.items() if "journals" in path.parts and packed in content]
