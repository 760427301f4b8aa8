"""A web server as the portal's own supervisor starts it, for any WSGI application."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.counting.places import ROOT, Place

PROCESSES = 2
PORTAL = "portal.wsgi:application"


@contextmanager
def served(place: Place, application: str = PORTAL, **environment: str) -> Iterator[int]:
    """The port on which it answers."""
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
        yield port
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
