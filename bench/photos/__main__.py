"""Uploads, publishes, waits for the sizes, and prints what readers felt; ends with 1 if a bound is missed."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench.common.figures import Figure
from bench.common.machine import load_average, machine
from bench.common.place import ROOT, Place
from bench.common.sample import ARTICLE, sample_places
from bench.common.server import Server, served
from bench.common.wrk import Asked, Wrk
from bench.photos.editor import Editor
from bench.photos.pictures import fresh
from bench.photos.watch import READERS, THINKING, Watch

PHOTOS = int(os.environ.get("PHOTOS", "30"))
IDLE = 30  # seconds
ASKED = 40  # times that the page is asked for, while sizes are missing and when none is
READY, SLOWER, WAIT = 120, 1.5, 3
PATIENCE = 900  # seconds
MADE = "SELECT count(*) FROM news_photorendition WHERE image_id > {last}"


def main() -> int:
    print(machine("granian", "django", "wagtail", "pillow"))
    print(f"Load average before the run: {load_average()}. {PHOTOS} photos, two web processes, one worker.", flush=True)
    wrk = Wrk()
    with tempfile.TemporaryDirectory(prefix="bench-photos-") as name:
        # The portal's settings are asked here only for how it starts its processes.
        os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.base", "PORTAL_DATA": name, "SECRET_KEY": "none"}
        [place] = sample_places(Path(name), "site")
        files = list(fresh(place.folder / "media" / "original_images", PHOTOS))
        with served(place) as web, served(place, PAGE_CACHE_MB="0") as uncached:
            figures = _measure(wrk, place, web, uncached, files)
    for figure in figures:
        print(figure)
    missed = [figure for figure in figures if not figure.holds]
    print("Every bound is kept." if not missed else f"{len(missed)} bounds are missed.")
    return 1 if missed else 0


def _measure(wrk: Wrk, place: Place, web: Server, uncached: Server, files: list[bytes]) -> list[Figure]:
    password = secrets.token_hex(16)
    known = _inside(place, "prepare", "editor", password)
    warm = Asked(web.port, ARTICLE)
    wrk.load(warm, 1)
    with Watch(wrk, warm) as idle:
        time.sleep(IDLE)
    with _working(place), Watch(wrk, warm) as meanwhile:
        editor = Editor(f"http://127.0.0.1:{web.port}", "editor", password)
        uploads = [_ms(lambda n=n, file=file: editor.upload(f"Ảnh {n}", file)) for n, file in enumerate(files, 1)]
        uploaded = time.monotonic()
        path = _inside(place, "publish", str(known["last"]))
        first = _ms(lambda: _ask(web, path))
        unfinished = [_ms(lambda: _ask(uncached, path)) for _ in range(ASKED)]
        made = place.value(MADE.format(**known))
        if made >= PHOTOS * known["sizes"]:
            raise RuntimeError("all sizes were there before the page was asked for: nothing was measured")
        while place.value(MADE.format(**known)) < PHOTOS * known["sizes"]:
            if time.monotonic() - uploaded > PATIENCE:
                raise RuntimeError("the sizes are not made")
            time.sleep(0.5)
        ready = time.monotonic() - uploaded
    finished = [_ms(lambda: _ask(uncached, path)) for _ in range(ASKED)]
    return [
        Figure("a photo's upload, answered", uploads, "ms"),
        Figure("every size is ready, after the last upload", [ready], "s", "≤", READY),
        Figure("the page, first request of all", [first], "ms"),
        Figure(f"the page, cold, {made} of {PHOTOS * known['sizes']} sizes made", unfinished, "ms"),
        Figure("the page, cold, every size made", finished, "ms"),
        Figure("… missing sizes against that", [median(unfinished) / median(finished)], "×", "≤", SLOWER),
        Figure(f"a warm page's p99, {READERS / THINKING * 1000:,.0f} a second, idle", idle.p99, "ms"),
        Figure("… while photos come and sizes are made", meanwhile.p99, "ms"),
        Figure("… that against idle", [median(meanwhile.p99) / median(idle.p99)], "×", "≤", WAIT),
    ]


@contextmanager
def _working(place: Place) -> Iterator[None]:
    from portal.supervisor import WORKER

    worker = subprocess.Popen(WORKER, cwd=ROOT, env=place.environment, start_new_session=True)
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(60)


def _inside(place: Place, task: str, *arguments: str) -> Any:
    command = [sys.executable, "-m", "bench.photos.inside", task, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=place.environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def _ask(server: Server, path: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=30) as answer:
        pictures = answer.read().count(b"<figure")
    if pictures < PHOTOS:
        raise RuntimeError(f"{pictures} pictures on the page")


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.exit(main())
