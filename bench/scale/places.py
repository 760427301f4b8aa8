"""The sites that are measured, each with its data folder and its database; made once, then kept."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from bench.common.place import ROOT, Place

READY = "ready"  # a file in the folder of a site that is whole


@dataclass(frozen=True)
class Sized(Place):
    """A site of so many articles."""

    articles: int

    def make(self, server: str) -> None:
        """With a year of traffic and the statistics that the database would have of its tables."""
        if not (self.folder / READY).exists():
            print(f"{self.vendor}: making {self.articles:,} articles …", flush=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            if self.vendor == "PostgreSQL":
                _create(server, self.url.rpartition("/")[2])
            self._run("manage.py", "migrate", "--verbosity", "0")
            self._run("bench/articles.py", "--articles", str(self.articles))
            self._run("bench/traffic.py")
            (self.folder / READY).touch()
        self._run("manage.py", "migrate", "--verbosity", "0")
        self._run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")

    def _run(self, *command: str) -> None:
        subprocess.run([sys.executable, *command], cwd=ROOT, env=self.environment, check=True)

    @contextmanager
    def asked(self) -> Iterator["Asking"]:
        command = [sys.executable, "-m", "bench.scale.inside"]
        with subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin and process.stdout
            try:
                yield Asking(process.stdin, process.stdout)
            finally:
                process.stdin.close()


@dataclass(frozen=True)
class Asking:
    asks: IO[str]
    answers: IO[str]

    def milliseconds(self, name: str) -> float:
        self.asks.write(f"{name}\n")
        self.asks.flush()
        answer = self.answers.readline()
        if not answer:
            raise RuntimeError(f"no answer to: {name}")
        return float(answer)


def places(folder: Path, server: str, vendor: str, sizes: tuple[int, int]) -> tuple[Sized, Sized]:
    small, large = (_place(folder, server, vendor, articles) for articles in sizes)
    return small, large


def _place(folder: Path, server: str, vendor: str, articles: int) -> Sized:
    own = folder / f"{vendor.lower()}-{articles}"
    sqlite = f"sqlite:///{own}/portal.sqlite3"
    postgres = f"{server.rpartition('/')[0]}/portal_scale_{articles}"
    return Sized(vendor, own, postgres if vendor == "PostgreSQL" else sqlite, articles)


def _create(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def answers(server: str) -> bool:
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True
