"""The load: wrk, in one thread, with the requests of `load.lua`."""

import os
import resource
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("load.lua")
CONNECTIONS = 64
FEW = 12  # as many as one process of the portal lets wait for Django: more are refused, which is another measurement
MISSING = "wrk is not on this machine: nothing was measured. Debian and Ubuntu: apt install wrk"


@dataclass(frozen=True)
class Asked:
    """What is asked for. Every `every`-th request is a counted hit for the page of this `mark`; 0: none is.

    `connections`: that ask, where nothing else is said.
    """

    port: int
    path: str = "/"
    every: int = 0
    mark: str = ""
    encoding: str = "gzip, deflate, br"
    connections: int = CONNECTIONS

    @property
    def pages(self) -> float:
        """Which part of the requests counts: where each page has its hit, the two of them count as one."""
        return 0.5 if self.every == 2 else 1


@dataclass(frozen=True)
class Load:
    """What came of it. Latencies in milliseconds; `hits` were sent; `busy` is the part of one core that wrk used."""

    answered: int
    seconds: float
    hits: int
    p50: float
    p99: float
    busy: float

    @property
    def per_second(self) -> float:
        return self.answered / self.seconds


class Wrk:
    """Knows how many visitors have come, so that none comes twice, and how many hits were perhaps cut off."""

    def __init__(self) -> None:
        self.command = shutil.which("wrk")
        if not self.command:
            raise SystemExit(MISSING)
        self.visitors = self.cut = 0

    def load(self, asked: Asked, seconds: int, connections: int | None = None, pause: float = 0) -> Load:
        """`pause`: milliseconds on average between an answer and the next request of a connection."""
        connections = connections or asked.connections
        # Of pages that come in turn with hits, the slower half of all latencies is looked at: no less than theirs.
        quantiles = " ".join(str(100 - (100 - quantile) * asked.pages) for quantile in (50, 99))
        values = {"EVERY": asked.every, "PAUSE": pause, "FIRST": self.visitors, "MARK": asked.mark}
        environment = {name: str(value) for name, value in values.items()}
        environment |= {"ENCODING": asked.encoding, "QUANTILES": quantiles, "PATH": os.environ["PATH"]}
        command = [self.command, "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        url = f"http://127.0.0.1:{asked.port}{asked.path}"
        done = subprocess.run([*command, url], env=environment, check=True, text=True, stdout=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = next(line for line in done.stdout.splitlines() if line.startswith("RESULT "))
        answered, failed, microseconds, hits, p50, p99 = map(float, result.split()[1:])
        if failed:
            raise RuntimeError(f"{failed:.0f} of {answered:.0f} requests failed: {url}")
        self.visitors += int(hits)
        self.cut += connections if hits else 0
        busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        took = microseconds / 1e6
        return Load(int(answered), took, int(hits), p50 / 1000, p99 / 1000, busy / took)
