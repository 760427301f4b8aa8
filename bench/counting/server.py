"""A web server as the portal's own supervisor starts it, for any WSGI application."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.counting.places import ROOT, Place

PROCESSES = 2
PORTAL = "portal.wsgi:application"


@dataclass(frozen=True)
class Server:
    port: int
    group: int

    def processor_seconds(self) -> float:
        """What all its processes have used so far, as Linux tells; the neighbours on the machine have no say in it."""
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = path.read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12]) if int(fields[2]) == self.group else 0
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(place: Place, application: str = PORTAL, **environment: str) -> Iterator[Server]:
    from portal.supervisor import WEB

    port = _free_port()
    command = [application if part == PORTAL else part for part in WEB]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), "--workers", str(PROCESSES)],
        cwd=ROOT,
        env=place.environment | {"PORT": str(port)} | environment,
        start_new_session=True,
    )
    try:
        _wait(process, port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(20)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
            continue
        return
    raise RuntimeError("the server does not answer")
