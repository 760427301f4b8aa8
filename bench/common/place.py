import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).parents[2]


def plain_environment() -> dict[str, str]:
    """Without what a developer may have set for the portal."""
    own = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
    return {name: os.environ[name] for name in own if name in os.environ}


@dataclass(frozen=True)
class Place:
    """Where a site lives while it is measured: a data folder and a database."""

    vendor: str
    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        return plain_environment() | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.base",
            "PORTAL_DATA": str(self.folder),
            "PORTAL_MEDIA": str(self.folder / "media"),
            "DATABASE_URL": self.url,
            "SECRET_KEY": "only-for-measuring",
            "TRUSTED_PROXIES": "127.0.0.1",
        }

    def value(self, query: str) -> Any:
        """The one value that a query of the tables gives."""
        if self.vendor == "SQLite":
            with closing(sqlite3.connect(self.folder / "portal.sqlite3", timeout=20)) as connection:
                return connection.execute(query).fetchone()[0]
        with psycopg.connect(self.url) as connection:
            return connection.execute(query).fetchone()[0]


def sqlite_place(folder: Path) -> Place:
    return Place("SQLite", folder, f"sqlite:///{folder}/portal.sqlite3")
