"""Prints a line for each group of files; ends with 1 if an answer failed, was slow or dear, or a photo unclean."""

import os
import secrets
import sqlite3
import sys
import time
from collections import defaultdict
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image

from bench.common.machine import load_average, machine
from bench.common.place import ROOT, Place
from bench.common.sample import sample_places
from bench.common.server import Server, served
from bench.photos.__main__ import _inside
from bench.photos.editor import Editor
from bench.uploads.doors import DOORS, Door, send

MOST, LONGEST = 200, 3.0  # megabytes above idle, seconds
KNOWN = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@dataclass
class Group:
    sent: int = 0
    stored: int = 0
    slowest: float = 0
    peak: float = 0
    bad: list[str] = field(default_factory=list)


def main() -> int:
    sys.path.insert(0, str(ROOT / "tests" / "helpers"))
    from hostile import corpus

    print(machine("granian", "django", "wagtail", "pillow", "pillow-heif"))
    print(f"Load average before the run: {load_average()}.", flush=True)
    groups: dict[str, Group] = defaultdict(Group)
    with TemporaryDirectory(prefix="drill-uploads-") as name:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.base", "PORTAL_DATA": name, "SECRET_KEY": "none"}
        [place] = sample_places(Path(name), "site")
        password = secrets.token_hex(16)
        _inside(place, "prepare", "editor", password)
        before = set(_originals(place))
        with served(place) as web:
            editor = Editor(f"http://127.0.0.1:{web.port}", "editor", password)
            for door in DOORS:
                send(editor, door, "a.jpg", b"")  # loads what the first request of each loads
            idle = _memory(web, "VmRSS")
            for file in corpus():
                for door in DOORS:
                    if file.photo if door.photos else file.document:
                        _try(web, editor, door, file, idle, groups[file.group], place)
        unclean = [told for path in set(_originals(place)) - before if (told := _unclean(path))]
    print(f"{'group':<24}{'sent':>6}{'stored':>8}{'refused':>9}{'slowest':>10}{'peak':>9}")
    for called, group in groups.items():
        row = f"{called:<24}{group.sent:>6}{group.stored:>8}{group.sent - group.stored:>9}"
        print(f"{row}{group.slowest:>8.2f} s{group.peak:>6.0f} MB")
    bad = [*unclean, *(one for group in groups.values() for one in group.bad)]
    print("\n".join(bad) if bad else "Every answer was below 500, quick and cheap; every stored photo is clean.")
    return 1 if bad else 0


def _try(web: Server, editor: Editor, door: Door, file: Any, idle: float, group: Group, place: Place) -> None:
    for pid in web._processes():
        with suppress(OSError):
            Path(f"/proc/{pid}/clear_refs").write_text("5")
    kept = _rows(place)
    began = time.perf_counter()
    status, _ = send(editor, door, file.name, file.content)
    took, cost = time.perf_counter() - began, _memory(web, "VmHWM") - idle
    group.sent += 1
    group.stored += _rows(place) > kept
    group.slowest, group.peak = max(group.slowest, took), max(group.peak, cost)
    print(f"{group.sent:>4} {status} {took:.2f} s {cost:.0f} MB {ascii(file.name)[:40]} {door.path}", flush=True)
    if status >= 500 or took > LONGEST or cost > MOST:
        group.bad.append(f"{ascii(file.name)[:60]} at {door.path}: {status}, {took:.2f} s, {cost:.0f} MB")


def _memory(web: Server, name: str) -> float:
    """Of the largest web process, in megabytes."""
    found = []
    for pid in web._processes():
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            found.append(int(next(line for line in lines if line.startswith(name)).split()[1]) * 1024 / 1_000_000)
    return max(found)


def _rows(place: Place) -> int:
    with closing(sqlite3.connect(place.folder / "portal.sqlite3", timeout=20)) as database:
        tables = ("news_photo", "news_attachment", "news_articlepage", "wagtailredirects_redirect")
        return sum(int(database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in tables)


def _originals(place: Place) -> list[Path]:
    return list((place.folder / "media" / "original_images").iterdir())


def _unclean(path: Path) -> str:
    """What is wrong with a stored photo; empty where nothing is."""
    content = path.read_bytes()
    with Image.open(path) as picture:
        picture.load()
        more = set(picture.info) - KNOWN
    if more or picture.getexif() or not content.endswith((b"\xff\xd9", b"IEND\xaeB`\x82")):
        return f"{path.name}: {sorted(more)} or a tail"
    return ""


if __name__ == "__main__":
    sys.exit(main())
