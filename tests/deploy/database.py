"""A PostgreSQL of the drill's own, which it may stop."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg

from tests.deploy.places import free_port
from tests.with_postgres import server_programs


class Database:
    def __init__(self, folder: Path) -> None:
        programs = server_programs()
        assert programs is not None, "the drill needs PostgreSQL's server programs. Debian: apt install postgresql"
        folder.mkdir()
        self.port = free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/postgres"
        data = folder / "data"
        self._as_user: list[str] = []
        if os.geteuid() == 0:  # it refuses to run as root
            shutil.chown(folder, "postgres")
            self._as_user = ["runuser", "-u", "postgres", "--"]
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        self._run(*initdb)
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
        self._control = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings]

    def start(self) -> None:
        self._run(*self._control, "start")

    def stop(self, mode: str = "immediate") -> None:
        asked = subprocess.run([*self._as_user, *self._control, "status"], stdout=subprocess.DEVNULL, cwd="/")
        if asked.returncode == 0:
            self._run(*self._control, "-m", mode, "stop")

    def ask(self, statement: str, *values: object) -> tuple[object, ...]:
        with psycopg.connect(self.url, connect_timeout=5) as connection:
            return connection.execute(statement, values).fetchone() or ()

    def _run(self, *command: str) -> None:
        subprocess.run([*self._as_user, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")
