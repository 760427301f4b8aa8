"""The whole site as it stands on several machines, each part a process group of its own."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.deploy.database import Database
from tests.deploy.hosts import Host
from tests.deploy.places import eventually
from tests.deploy.proxy import Proxy
from tests.deploy.readers import Readers
from tests.deploy.store import Store


class Town:
    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "postgresql")
        self.store = Store()
        given = {"DATABASE_URL": self.database.url, **self.store.environment}
        self.a, self.b = (Host(name, "web", folder, given) for name in ("a", "b"))
        self.workers = [Host(name, "worker", folder, given) for name in ("first", "second")]
        self.proxy = Proxy(folder / "nginx", [self.a, self.b])
        self.readers = Readers(self.proxy)

    @property
    def webs(self) -> tuple[Host, Host]:
        return self.a, self.b

    def start(self) -> None:
        """Both hosts at once, on an empty database."""
        self.database.start()
        for host in self.webs:
            host.start()
        for host in self.webs:
            host.wait()
        for worker in self.workers:
            worker.start()
        for worker in self.workers:
            worker.wait()

    def stop(self) -> None:
        with ExitStack() as stack:  # each is ended, whatever another one meets
            for part in (self.database, self.store, self.proxy, *self.webs, *self.workers):
                stack.callback(part.stop)

    # ── What is there ────────────────────────────────────────────────────────
    def article(self) -> tuple[str, str]:
        """An article's address and mark."""
        home = self.readers.ask("/").text
        for address in re.findall(r'href="(/[a-z0-9-]+/[a-z0-9-]+/)"', home):
            found = re.search(r'data-page="([^"]+)"', page := self.readers.ask(address).text)
            if found and "<figcaption" in page:
                return address, found[1]
        raise AssertionError("no article on the home page")

    def counted(self, mark: str) -> tuple[int, int]:
        """All visits, and the views of a page."""
        (visits,) = self.database.ask("SELECT coalesce(sum(visits), 0) FROM stats_day")
        page = int(mark.partition(".")[0])
        (views,) = self.database.ask("SELECT coalesce(sum(views), 0) FROM stats_pageday WHERE page = %s", page)
        return int(visits), int(views)

    def leader(self) -> Host:
        """The worker whose process holds the lease."""

        def found() -> Host | None:
            row = self.database.ask("SELECT holder FROM portal_lease WHERE name = 'schedule' AND until > now()")
            pid = int(str(row[0]).split(":")[1]) if row else 0
            return next((worker for worker in self.workers if pid in worker.processes()), None)

        return eventually(found, 60)


@pytest.fixture(scope="session")
def town() -> Iterator[Town]:
    # Not below pytest's own, which it closes again and again to PostgreSQL's server, who is somebody else.
    with tempfile.TemporaryDirectory(prefix="portal-town-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        town = Town(Path(folder))
        try:
            town.start()
            yield town
        finally:
            town.stop()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """None of Django's own test database here."""
