"""The product as `make run` starts it, on a free port, and what its web processes hold."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 300  # seconds: a first start makes the sample site


@dataclass(frozen=True)
class Site:
    port: int
    pid: int
    first_answer: float  # seconds from the start

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def resident(self) -> list[float]:
        """MB of each web process that answers, the greatest first; none of those that only watch over others."""
        servers = [pid for pid in _children(self.pid) if b"granian" in _command(pid)]
        return sorted((_resident(pid) for server in servers for pid in _children(server)), reverse=True)


@contextmanager
def served() -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = os.environ | {"PORT": str(port), "HOST": "127.0.0.1", "TRUSTED_PROXIES": "127.0.0.1"}
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _await(process, f"http://127.0.0.1:{port}/", began + PATIENCE)
        yield Site(port, process.pid, time.monotonic() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _await(process: "subprocess.Popen[bytes]", address: str, until: float) -> None:
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=30):
            return
        time.sleep(0.02)
    raise RuntimeError("the site does not answer")


def _children(pid: int) -> list[int]:
    """The worker of background tasks is a child of the same process, but serves nobody."""
    with suppress(OSError):
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        return [int(child) for task in tasks for child in task.read_text().split()]
    return []


def _command(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def _resident(pid: int) -> float:
    with suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000
    return 0.0
