"""The sample site as it is served; drawn once, kept for the next run."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.conftest import ENCODING_SECONDS, unfinished_jobs
from tests.e2e.corners import make_corners
from tests.e2e.server import ROOT, Portal, eventually

FOLDER = ROOT / "test-output" / "pages"


@contextmanager
def served() -> Iterator[Portal]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    portal = Portal(FOLDER)
    portal.start()
    try:
        make_corners(portal)
        # Or the worker takes the machine from the browser, and heavier files stand in for those to come.
        eventually(lambda: not unfinished_jobs(portal), ENCODING_SECONDS)
        yield portal
    finally:
        portal.stop()
