"""The real product in folders of its own: started, asked, stopped."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.inside import Inside

ROOT = Path(__file__).resolve().parents[2]
# Nothing else of the environment may reach the product, least of all the settings of the unit tests.
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT")
START_SECONDS = 300
STOP_SECONDS = 15
LEFT_SECONDS = 2


def eventually(condition: Callable[[], Any], seconds: float = 15) -> Any:
    """The first true value of `condition`; fails when there is none in time."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not true within {seconds} s"
        time.sleep(0.1)
    return value


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


class Portal:
    def __init__(self, folder: Path) -> None:
        self.data, self.media, self.mail = (folder / name for name in ("data", "media", "mail"))
        self.log = folder / "output.txt"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
            "PORT": str(self.port),
            "PORTAL_URL": self.url,
            "PORTAL_DATA": str(self.data),
            "PORTAL_MEDIA": str(self.media),
            "WEB_PROCESSES": "2",
            "EMAIL_URL": f"filemail:///{self.mail}",
            "PYTHONUTF8": "1",
        }
        self.inside = Inside(self.environment)
        self.process: subprocess.Popen[bytes] | None = None

    def take_over(self, other: "Portal") -> None:
        """Everything that the stopped `other` has, under this one's own address."""
        shutil.copytree(other.data, self.data)
        shutil.copytree(other.media, self.media)
        shutil.copyfile(other.log, self.log)

    # ── Running ──────────────────────────────────────────────────────────────
    def start(self) -> float:
        """Seconds until the home page answers."""
        began = time.monotonic()
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        eventually(self._is_up, START_SECONDS)
        assert self.get("/").status == 200
        return time.monotonic() - began

    def _is_up(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the product did not start:\n{self.log.read_text()[-3000:]}"
        try:
            return self.get("/healthz").status == 200
        except OSError:
            return False

    def stop(self) -> None:
        """As Ctrl-C does; nothing may be left."""
        assert self.process is not None
        self.inside.end()
        assert self.process.poll() is None, f"the product stopped by itself:\n{self.log.read_text()[-3000:]}"
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        # What watches over a process ends after it, a moment later.
        left = self.leftovers()
        until = time.monotonic() + LEFT_SECONDS
        while left and time.monotonic() < until:
            time.sleep(0.1)
            left = self.leftovers()
        assert not left, f"processes left behind: {left}"
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", self.port))

    def leftovers(self) -> list[str]:
        """The processes that were started for these folders and still live."""
        ours = f"PORTAL_DATA={self.data}".encode()
        living = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if ours in (process / "environ").read_bytes().split(b"\0"):
                    living.append((process / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
        return living

    def seen_since(self, moment: float) -> int:
        """How many visitors the tables know that were seen after `moment`, in seconds since 1970."""
        with closing(sqlite3.connect(self.data / "portal.sqlite3")) as database:
            asked = "SELECT count(*) FROM stats_visitor WHERE seen_at > ?"
            return int(database.execute(asked, [moment * 1000]).fetchone()[0])

    def administrator(self) -> tuple[str, str]:
        output = self.log.read_text()
        name = re.search(r"Tài khoản quản trị: (\S+)", output)
        password = re.search(r"Mật khẩu \(chỉ hiện lần này\): (\S+)", output)
        assert name and password, output
        return name[1], password[1]

    # ── Asking ───────────────────────────────────────────────────────────────
    def get(self, target: str, method: str = "GET", body: bytes | None = None, **options: Any) -> Answer:
        """`options`: `headers`, and `source`, the loopback address to ask from."""
        source = options.get("source")
        asked = http.client.HTTPConnection("127.0.0.1", self.port, 30, source_address=(source, 0) if source else None)
        try:
            # Not `request`, which refuses the very addresses that a rude client sends.
            asked.putrequest(method, "/", skip_host=True, skip_accept_encoding=True)
            asked._buffer[0] = f"{method} {target} HTTP/1.1".encode("latin-1")  # type: ignore[attr-defined]
            headers = {"Host": f"127.0.0.1:{self.port}", "Connection": "close", **options.get("headers", {})}
            if body is not None:
                headers.setdefault("Content-Length", str(len(body)))
            for name, value in headers.items():
                asked.putheader(name, value)
            asked.endheaders()
            with suppress(BrokenPipeError, ConnectionResetError):  # refused before all was sent: the answer is there
                if body:
                    asked.send(body)
            answer = asked.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            asked.close()

    def numbers(self, mark: str = "") -> dict[str, int]:
        return json.loads(self.get(f"/_s/n?p={mark}").content)

    def letters(self) -> list[Path]:
        return sorted(self.mail.glob("*")) if self.mail.exists() else []

    def shell(self, code: str, **values: object) -> str:
        """Runs `code` inside the product; `values` are its variables."""
        return self.inside.run(code, **values)
