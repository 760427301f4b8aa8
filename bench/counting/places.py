"""Where a site lives while it is measured: a data folder and a database, gone afterwards."""

import json
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench.common import place
from bench.common.place import ROOT


class Place(place.Place):
    def inside(self, task: str, *arguments: int) -> Any:
        """What a task of `inside.py` returns, in a process of the portal on this data."""
        command = [sys.executable, "-m", "bench.counting.inside", task, *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)


Maker = Callable[[str, Place | None], Place]


@contextmanager
def on_sqlite(folder: Path) -> Iterator[Maker]:
    """Makes places by name, new or as another one is now."""

    def make(name: str, like: Place | None) -> Place:
        data = folder / f"sqlite-{name}"
        if like:
            shutil.copytree(like.folder, data)
        else:
            data.mkdir()
        return Place("SQLite", data, f"sqlite:///{data}/portal.sqlite3")

    yield make


@contextmanager
def on_postgres(server: str, folder: Path) -> Iterator[Maker]:
    """The same with databases of their own on a running server, dropped at the end whatever happened."""
    made = []
    with psycopg.connect(server, autocommit=True) as connection:

        def make(name: str, like: Place | None) -> Place:
            database = f"bench_counting_{secrets.token_hex(4)}_{name}"
            data = folder / f"postgres-{name}"
            data.mkdir()
            connection.execute(f"CREATE DATABASE {database} TEMPLATE {_database(like) if like else 'template1'}")
            made.append(Place("PostgreSQL", data, f"{server.rpartition('/')[0]}/{database}"))
            return made[-1]

        try:
            yield make
        finally:
            for place in made:
                connection.execute(f"DROP DATABASE {_database(place)} WITH (FORCE)")


def _database(place: Place) -> str:
    return place.url.rpartition("/")[2]
