"""What is sent: hits as browsers send them behind a proxy, each of another visitor."""

from collections.abc import Iterator
from itertools import count, cycle

AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile "
    "Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
)
_visitors = count()


def post(port: int, path: str, body: bytes, kind: str = "text/plain;charset=UTF-8", *more: str) -> Iterator[bytes]:
    return _of_visitors(port, f"POST {path}", [f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more], body)


def get(port: int, path: str) -> Iterator[bytes]:
    return _of_visitors(port, f"GET {path}", [], b"")


def _of_visitors(port: int, what: str, more: list[str], body: bytes) -> Iterator[bytes]:
    """Half of them at IPv4 addresses, half at IPv6 ones; none comes twice in a run."""
    starts, end = [], b"\r\n\r\n" + body
    for agent in AGENTS:
        lines = [
            f"{what} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            f"Origin: http://127.0.0.1:{port}",
            "Sec-Fetch-Site: same-origin",
            "Sec-Fetch-Mode: cors",
            "Sec-Fetch-Dest: empty",
            "Accept: */*",
            "Accept-Encoding: gzip, deflate, br",
            "Accept-Language: vi-VN,vi;q=0.9,en;q=0.6",
            f"Referer: http://127.0.0.1:{port}/tin-hoat-dong/hoi-nghi/",
            f"User-Agent: {agent}",
            *more,
            "X-Forwarded-For: ",
        ]
        starts.append("\r\n".join(lines).encode())
    for start, n in zip(cycle(starts), _visitors):
        if n % 8 < 4:
            yield b"%b10.%d.%d.%d%b" % (start, n >> 16 & 255, n >> 8 & 255, n & 255, end)
        else:
            yield b"%b2001:db8:%x:%x::1%b" % (start, n >> 16, n & 65_535, end)
