"""Servers: each a group of processes of its own, stopped whatever happens."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.common.place import ROOT, Place

PROCESSES = 2
PORTAL = "portal.wsgi:application"


@dataclass(frozen=True)
class Server:
    port: int
    group: int

    def processor_seconds(self) -> float:
        """What all its processes have used so far, as Linux tells; the neighbours on the machine have no say in it."""
        ticks = sum(int(fields[11]) + int(fields[12]) for fields in self._processes().values())
        return ticks / os.sysconf("SC_CLK_TCK")

    def resident_megabytes(self) -> float:
        """The memory of the largest of its processes, what it shares with others included."""
        return max(int(fields[21]) for fields in self._processes().values()) * os.sysconf("SC_PAGE_SIZE") / 1_000_000

    def _processes(self) -> dict[int, list[str]]:
        """By number: what `/proc/<number>/stat` says behind the name, beginning with the state."""
        found = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                fields = path.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.group:
                    found[int(path.parent.name)] = fields
        return found


@contextmanager
def served(place: Place, application: str = PORTAL, **environment: str) -> Iterator[Server]:
    """Any WSGI application, served as the portal's own supervisor starts the portal."""
    from portal.supervisor import HURRIED, WEB

    port = free_port()
    command = [application if part == PORTAL else part for part in WEB]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(PROCESSES)]
    with started(command, port, place.environment | HURRIED | {"PORT": str(port)} | environment) as server:
        yield server


@contextmanager
def started(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Server]:
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
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


def free_port() -> int:
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
