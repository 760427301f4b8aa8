"""Runs a command with TEST_DATABASE_URL set to a PostgreSQL: the one that answers, or one started here."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.Error:
        return False
    return True


def server_programs() -> Path | None:
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def started(programs: Path) -> Iterator[str]:
    """A throw-away server on a free port; it refuses to run as root, so root hands it to `postgres`."""
    with tempfile.TemporaryDirectory(prefix="portal-postgres-", ignore_cleanup_errors=True) as folder:
        data = Path(folder, "data")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        as_user: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            as_user = ["runuser", "-u", "postgres", "--"]
        subprocess.run(
            [*as_user, str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(Path(folder, "log"))]
        subprocess.run(
            [*control, "-o", f"-p {port} -c listen_addresses=127.0.0.1 -k {folder}", "start"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], check=False, stdout=subprocess.DEVNULL)


def run(command: list[str], url: str) -> int:
    return subprocess.run(command, env=os.environ | {"TEST_DATABASE_URL": url}, check=False).returncode


def main() -> int:
    command, url = sys.argv[1:], os.environ["TEST_POSTGRES"]
    if answers(url):
        return run(command, url)
    programs = server_programs()
    if programs is not None:
        with started(programs) as own:
            return run(command, own)
    print("KHÔNG CHẠY: bộ kiểm thử trên PostgreSQL, vì máy này không có PostgreSQL.")
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
