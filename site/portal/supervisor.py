"""Runs the web server and the worker, and leaves nothing behind."""

import ctypes
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Collection
from contextlib import suppress
from types import FrameType, TracebackType

from django.conf import settings

from portal.setup import Refused

STOP_SECONDS = 15
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG

WEB = [
    sys.executable,
    "-m",
    "granian",
    "portal.wsgi:application",
    *("--interface", "wsgi", "--http", "1", "--no-ws", "--log-level", "error"),
    # Whatever waits holds a thread (see `portal.shedding`); a few are always left for what is kept.
    *("--blocking-threads", str(settings.WEB_THREADS)),
    # Headers of about twice as much, or more than a hundred, are answered 431.
    *("--http1-buffer-size", "65536", "--http1-header-read-timeout", "10000"),
    *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
]
# With a heap for every thread, as glibc would have it, what one has freed no other can use.
FEW_HEAPS = {"MALLOC_ARENA_MAX": "2"}
# Nobody waits longer for a page; what runs in the background may take its time.
HURRIED = FEW_HEAPS | {"STATEMENT_SECONDS": "30"}
WORKER = [sys.executable, str(settings.ROOT / "manage.py"), "worker"]


class Supervisor:
    """Ctrl-C, SIGTERM and a closed terminal stop both kinds of process; a worker that died is started again."""

    def __init__(self) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Supervisor":
        for number in STOPPING:
            signal.signal(number, _interrupt)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> bool:
        # Who presses Ctrl-C twice must not stop the stopping.
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        self.stop()
        if kind is KeyboardInterrupt:
            print("\nĐã dừng.", flush=True)
            return True
        return False

    def run(self, kinds: Collection[str] = ("web", "worker")) -> None:
        web = worker = None
        if "web" in kinds:
            where = ["--host", settings.HOST, "--port", str(settings.PORT), "--workers", str(settings.WEB_PROCESSES)]
            web = self.start([*WEB, *where], HURRIED)
            # Only then the worker: it would take the processors from those that readers wait for.
            self.announce(web)
        if "worker" in kinds:
            worker = self.start(WORKER)
        while web is None or web.poll() is None:
            if worker is not None and worker.poll() is not None:
                print("Tiến trình nền đã dừng bất thường, đang chạy lại…", flush=True)
                time.sleep(1)
                worker = self.start(WORKER)
            time.sleep(0.2)
        raise Refused("Tiến trình web đã dừng bất thường; xem dòng lỗi phía trên.")

    def start(self, command: list[str], defaults: dict[str, str] = FEW_HEAPS) -> "subprocess.Popen[bytes]":
        """`defaults`: of the environment, where it does not say otherwise."""
        # A session of its own: a Ctrl-C of the terminal reaches only this process, which stops the others.
        process = subprocess.Popen(
            command, cwd=settings.ROOT, env=defaults | os.environ, start_new_session=True, preexec_fn=_die_with_parent
        )
        self.processes.append(process)
        return process

    def announce(self, web: "subprocess.Popen[bytes]") -> None:
        while web.poll() is None:
            try:
                socket.create_connection((_reachable(settings.HOST), settings.PORT), timeout=1).close()
            except OSError:
                time.sleep(0.05)
                continue
            print(f"\n  Trang web:  {settings.PORTAL_URL}/\n  Quản trị:   {settings.PORTAL_URL}/quan-tri/", flush=True)
            print("  Dừng lại:   Ctrl-C\n", flush=True)
            return

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.processes:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(deadline - time.monotonic(), 0.1))
            _end_group(process)


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """Kills what a leader left behind in its group, and waits until that is gone too."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with suppress(ProcessLookupError):
        for _ in range(200):
            os.killpg(process.pid, 0)
            time.sleep(0.01)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _reachable(host: str) -> str:
    try:
        return "127.0.0.1" if ipaddress.ip_address(host).is_unspecified else host
    except ValueError:
        return host
