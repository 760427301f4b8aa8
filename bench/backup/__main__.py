"""Ends with 1 unless rows, pages and files are the same after SQLite → PostgreSQL → SQLite, the way back sealed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from psycopg import sql

from bench.common.place import ROOT, Place, sqlite_place
from bench.common.sample import sample_places

DATABASE = "portal_drill_backup"


def run(place: Place, *command: str, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=place.environment | more,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def state(place: Place) -> dict[str, Any]:
    run(place, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    told: dict[str, Any] = json.loads(run(place, "-m", "bench.backup.inside"))
    media = place.folder / "media"
    files = [path.relative_to(media) for path in media.rglob("*") if path.is_file()]
    told["files"] = {str(path): (media / path).stat().st_size for path in files if path.parts[0][0] != "."}
    return told


def carry(source: Place, target: Place, **key: str) -> None:
    began = time.perf_counter()
    folder = source.folder / "out"
    run(source, "manage.py", "backup", "--to", str(folder), **key)
    made = time.perf_counter()
    (path,) = folder.glob("sao-luu-*.tar*")
    run(target, "manage.py", "restore", str(path), **key)
    print(
        f"{source.vendor} → {target.vendor}: {path.stat().st_size / 1024**2:.1f} MB, "
        f"backup {made - began:.1f} s, restore {time.perf_counter() - made:.1f} s",
        flush=True,
    )


def older(folder: Path) -> None:
    """Raises unless a backup from before the last migration goes into a new database and is brought up to date."""
    before, after = sqlite_place(folder / "before"), sqlite_place(folder / "after")
    before.folder.mkdir()
    path = run(before, "-m", "bench.backup.older", str(before.folder / "out")).strip()
    run(after, "manage.py", "restore", path)
    run(after, "manage.py", "migrate", "--check")
    counted = "SELECT count(*) FROM auth_permission"
    print(f"a backup from before the last migration: {after.value(counted)} permissions, up to date", flush=True)


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [
        f"{kind}: {name}: {one[kind].get(name)} / {other[kind].get(name)}"
        for kind in one
        for name in sorted(one[kind].keys() | other[kind].keys())
        if one[kind].get(name) != other[kind].get(name)
    ]


def main() -> int:
    server = os.environ["TEST_POSTGRES"]
    with TemporaryDirectory(prefix="drill-backup-") as folder, psycopg.connect(server, autocommit=True) as connection:
        (first,) = sample_places(Path(folder), "first")
        postgres = Place("PostgreSQL", Path(folder, "postgres"), f"{server.rpartition('/')[0]}/{DATABASE}")
        last = sqlite_place(Path(folder, "last"))
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(DATABASE))
        connection.execute(drop)
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
        try:
            states = [state(first)]
            for source, target, key in ((first, postgres, ""), (postgres, last, "khóa của cuộc thử")):
                carry(source, target, BACKUP_KEY=key)
                states.append(state(target))
        finally:
            connection.execute(drop)
        older(Path(folder))
    wrong = [line for told in states[1:] for line in differences(states[0], told)]
    print("\n".join(wrong))
    tables, rows = len(states[0]["rows"]), sum(count for count, _ in states[0]["rows"].values())
    pages, files = len(states[0]["pages"]), len(states[0]["files"])
    print(f"{tables} tables with {rows} rows, {pages} pages, {files} files, twice: {len(wrong)} differences")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
