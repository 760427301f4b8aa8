"""The sample site as it is served; drawn once, kept for the next run."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.corners import make_corners
from tests.e2e.server import ROOT, Portal

FOLDER = ROOT / "test-output" / "pages"


@contextmanager
def served() -> Iterator[Portal]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    portal = Portal(FOLDER)
    portal.start()
    try:
        make_corners(portal)
        yield portal
    finally:
        portal.stop()
