"""The portal's sample site: drawn once, kept for the next run, copied for each."""

import re
import shutil
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from bench.common.place import ROOT, Place, sqlite_place
from bench.common.server import Server

KEPT = ROOT / "test-output" / "served"
MEDIA = "media"
ARTICLE = "/phong-trao-thi-dua/cac-co-quan-tinh-uy-day-manh-cac-phong-trao-thi-dua/"  # with three photos


@dataclass(frozen=True)
class Page:
    """An answer as it goes over the wire: bytes of its body and their encoding."""

    mark: str
    size: int
    encoding: str


def sample_places(folder: Path, *names: str) -> list[Place]:
    """Copies of the site in `folder`, each with data of its own; the pictures that it has are shared."""
    KEPT.mkdir(parents=True, exist_ok=True)
    prepare = [sys.executable, "-c", "from portal.setup import prepare; prepare()"]
    environment = sqlite_place(KEPT).environment
    subprocess.run(prepare, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    for name in names:
        shutil.copytree(KEPT, folder / name, copy_function=_shared_copy)
    return [sqlite_place(folder / name) for name in names]


def _shared_copy(source: str, target: str) -> None:
    if Path(source).is_relative_to(KEPT / MEDIA):
        Path(target).symlink_to(source)
    else:
        shutil.copy2(source, target)


def look(server: Server, path: str, encoding: str = "") -> Page:
    """Raises unless the answer is 200. Without `encoding` the page's mark is read too."""
    headers = {"Accept-Encoding": encoding} if encoding else {}
    asked = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", headers=headers)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        body = answer.read()
        told = answer.headers.get("Content-Encoding", "")
    found = re.search(rb'data-page="([^"]+)"', body)
    return Page(found[1].decode() if found else "", len(body), told)
