"""Measures everything and prints it; ends with 1 if a bound is missed."""

import os
import platform
import sys
import tempfile
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

import psycopg

from bench.common.figures import Figure
from bench.counting.hits import hits
from bench.counting.numbers import numbers
from bench.counting.places import Maker, on_postgres, on_sqlite
from bench.counting.work import folding, reports

FEW, MANY, FULL, MOST = 1_000, 10_000_000, 100_000_000, 1_000_000_000


def main() -> int:
    packages = ", ".join(f"{name} {version(name)}" for name in ("granian", "django", "wagtail", "django-hitcount"))
    print(f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {packages}", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-counting-") as folder, ExitStack() as stack:
        # The portal's settings are asked here only for how it starts its server.
        os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.base", "PORTAL_DATA": folder, "SECRET_KEY": "none"}
        lanes = [stack.enter_context(on_sqlite(Path(folder)))]
        server = os.environ.get("TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
        if _answers(server):
            lanes.append(stack.enter_context(on_postgres(server, Path(folder))))
        else:
            print("No PostgreSQL found: only SQLite is measured.")
        missed = [figure for make in lanes for figure in _measure(make) if not figure.holds]
    print("\nEvery bound is kept." if not missed else f"\n{len(missed)} bounds are missed.")
    return 1 if missed else 0


def _measure(make: Maker) -> list[Figure]:
    """`many` ends with the hits of the load in it, so that comes last."""
    few = make("few", None)
    print(f"\n{few.vendor}: preparing {FEW:,} to {MOST:,} counted views …", flush=True)
    made = few.inside("make")
    many, full, most = (make(name, few) for name in ("many", "full", "most"))
    few.inside("fill", FEW)
    many.inside("fill", MANY)
    full.inside("fill", FULL)
    most.inside("fill", MOST)
    page, mark = made["pages"][0], made["marks"][0]
    figures = []
    for measure in (
        lambda: numbers(few, many, page, mark),
        lambda: reports(few, many, full, most),
        lambda: folding(many, page),
        lambda: hits(many, made["pages"], made["marks"]),
    ):
        for figure in measure():
            print(figure, flush=True)
            figures.append(figure)
    return figures


def _answers(server: str) -> bool:
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
