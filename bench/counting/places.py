"""Where a site lives while it is measured: a data folder and a database, gone afterwards."""

import json
import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Place:
    vendor: str
    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        own = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
        return {name: os.environ[name] for name in own if name in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.base",
            "PORTAL_DATA": str(self.folder),
            "PORTAL_MEDIA": str(self.folder / "media"),
            "DATABASE_URL": self.url,
            "SECRET_KEY": "only-for-measuring",
            "TRUSTED_PROXIES": "127.0.0.1",
        }

    def inside(self, task: str, *arguments: int) -> Any:
        """What a task of `inside.py` returns, in a process of the portal on this data."""
        command = [sys.executable, "-m", "bench.counting.inside", task, *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def value(self, query: str) -> Any:
        """The one value that a query of the tables gives."""
        if self.vendor == "SQLite":
            with closing(sqlite3.connect(self.folder / "portal.sqlite3", timeout=20)) as connection:
                return connection.execute(query).fetchone()[0]
        with psycopg.connect(self.url) as connection:
            return connection.execute(query).fetchone()[0]


@contextmanager
def on_sqlite(folder: Path, names: Sequence[str]) -> Iterator[list[Place]]:
    places = []
    for name in names:
        data = folder / f"sqlite-{name}"
        data.mkdir()
        places.append(Place("SQLite", data, f"sqlite:///{data}/portal.sqlite3"))
    yield places


@contextmanager
def on_postgres(server: str, folder: Path, names: Sequence[str]) -> Iterator[list[Place]]:
    """Databases of their own on a running server, dropped at the end whatever happened."""
    places = []
    with psycopg.connect(server, autocommit=True) as connection:
        try:
            for name in names:
                database = f"bench_counting_{secrets.token_hex(4)}_{name}"
                data = folder / f"postgres-{name}"
                data.mkdir()
                connection.execute(f"CREATE DATABASE {database}")
                places.append(Place("PostgreSQL", data, f"{server.rpartition('/')[0]}/{database}"))
            yield places
        finally:
            for place in places:
                connection.execute(f"DROP DATABASE {place.url.rpartition('/')[2]} WITH (FORCE)")
