"""Browser journeys through the product as it is served: nothing here touches Django's own test database."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.e2e.corners import make_corners
from tests.e2e.people import AGENTS, Account, make_accounts
from tests.e2e.pictures import take_picture
from tests.e2e.server import Portal, eventually
from tests.e2e.watch import Watch

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright's browser says that a machine drives it, and is then rightly not counted.
AS_A_PERSON = "--disable-blink-features=AutomationControlled"
PATIENCE = 30_000  # milliseconds
ENCODING_SECONDS = 300
FAILED = pytest.StashKey[bool]()
# Not a bound of speed: the machine may be busy with the other suites.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def chromium() -> str:
    if found := shutil.which(CHROMIUM):
        return found
    missing = f"Chromium is not at {CHROMIUM}: install it, or set CHROMIUM to where it is."
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(chromium: str, playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, AS_A_PERSON])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def sample(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Portal:
    """The product as its first start leaves it, stopped: made once, however many processes share the journeys.

    Its photos are encoded to the end, or each of the copies would do that beside its journeys.
    """
    ours = tmp_path_factory.getbasetemp()
    common = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours
    made = Portal(common / "sample")
    with (common / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.log.exists():
            made.log.parent.mkdir()
            try:
                made.start()
                eventually(lambda: not unfinished_jobs(made), ENCODING_SECONDS)
            finally:
                made.stop()
    return made


def unfinished_jobs(portal: Portal) -> int:
    with closing(sqlite3.connect(portal.data / "portal.sqlite3")) as database:
        counted = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')"
        return int(database.execute(counted).fetchone()[0])


@pytest.fixture(scope="session")
def portal(sample: Portal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    portal = Portal(tmp_path_factory.mktemp("portal"))
    portal.take_over(sample)
    try:
        portal.start()
        yield portal
    finally:
        portal.stop()


@pytest.fixture(scope="session")
def corners(portal: Portal) -> Portal:
    """The portal with the pages that the sample lacks."""
    make_corners(portal)
    return portal


@pytest.fixture(scope="session")
def accounts(portal: Portal) -> dict[str, Account]:
    return make_accounts(portal)


@pytest.fixture(scope="session")
def agents() -> Iterator[str]:
    """One for each reader of the whole run: a second one of the same name would be the same visitor."""
    return iter(AGENTS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call" and report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture
def visitor(
    request: pytest.FixtureRequest, portal: Portal, browser: Browser, agents: Iterator[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of its own for each reader; whatever it asks and hears is watched."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def visit(
        width: int = 1280,
        height: int = 900,
        loses_network: bool = False,
        loses_session: bool = False,
        **options: Any,
    ) -> BrowserContext:
        context = browser.new_context(
            base_url=portal.url,
            user_agent=next(agents),
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": height},
            **options,
        )
        context.set_default_timeout(PATIENCE)
        opened.append((context, Watch(context, portal.url, loses_network, loses_session)))
        return context

    yield visit
    for number, (context, _) in enumerate(opened, 1):
        if request.node.stash.get(FAILED, False):
            for page in context.pages:
                take_picture(page, f"failed-{request.node.name}-visitor-{number}")
        context.close()
    for _, watch in opened:
        watch.nothing_bad()
