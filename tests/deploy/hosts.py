"""A host: `manage.py serve` of one kind, with a data folder that no other host sees."""

import ctypes
import http.client
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tests.deploy.places import NAME, ROOT, eventually, free_port, spelt

KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV")
START_SECONDS = 300
_SET_MDWE, _REFUSE_EXEC_GAIN = 65, 1  # prctl's, as MemoryDenyWriteExecute= of the units


class Host:
    def __init__(self, name: str, kind: str, folder: Path, environment: dict[str, str]) -> None:
        self.name, self.kind = name, kind
        self.data, self.log = folder / name, folder / f"{name}.txt"
        self.port = free_port()
        self.environment = {each: os.environ[each] for each in KEPT if each in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "SECRET_KEY": "drill-7Qn4Vc9Xr2Lw6Ty0Bd3Gh7Jk1Mf5Ns8Pa-uE_iRoWtYvCxZb",
            "PORTAL_URL": f"https://{NAME}",
            "ALLOWED_HOSTS": NAME,
            "TRUSTED_PROXIES": "127.0.0.1",
            "EMAIL_URL": f"filemail:///{folder}/mail",
            "SECOND_FACTOR": "no",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PORTAL_DATA": str(self.data),
            "PORTAL_MEDIA": str(folder / f"{name}-media"),
            "PYTHONUTF8": "1",
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", self.kind],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                preexec_fn=_no_code_is_made,
            )

    def wait(self) -> None:
        """Until a web host answers, or a worker's process runs."""
        eventually(self._is_up, START_SECONDS)

    def _is_up(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"{self.name} did not start:\n{self.log.read_text()[-3000:]}"
        if self.kind == "worker":
            return len(self.processes()) > 1
        try:
            return self.ask("/healthz")[0] == 200
        except OSError:
            return False

    def processes(self) -> list[int]:
        """All that run for this host, the one that starts the others last."""
        ours = f"PORTAL_DATA={self.data}".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if ours in (process / "environ").read_bytes().split(b"\0"):
                    found.append(int(process.name))
        assert self.process is not None
        return sorted(found, key=lambda pid: pid == self.process.pid)

    def kill(self) -> None:
        """As a power cut: nobody is told, nothing is put in order."""
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGSTOP)
        for pid in self.processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert self.process is not None
        self.process.wait()
        eventually(lambda: not self.processes())

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        assert not self.processes(), "processes left behind"

    def ask(
        self, target: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, str, object]:
        """Past the proxy, as the proxy would ask."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            told = {"Host": NAME, "X-Forwarded-Proto": "https", "X-Forwarded-For": "127.9.9.9"}
            asked.request(method, target, body, told | spelt(headers))
            answer = asked.getresponse()
            return answer.status, answer.read().decode(errors="replace"), answer.headers
        finally:
            asked.close()

    def shell(self, code: str, **values: object) -> str:
        """Runs `code` in the product's own shell on this host; `values` are its variables."""
        known = "import json, os, time\nglobals().update(json.loads(os.environ['VALUES']))\n"
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "--verbosity=0", "--command", known + code],
            cwd=ROOT,
            env=self.environment | {"VALUES": json.dumps(values)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def _no_code_is_made() -> None:
    ctypes.CDLL(None).prctl(_SET_MDWE, _REFUSE_EXEC_GAIN, 0, 0, 0)
