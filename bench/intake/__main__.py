"""Each kind at its limit, in a process of its own; prints memory and time, ends with 1 if a bound is missed."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django

from bench.common.figures import Figure
from bench.common.machine import load_average, machine
from bench.common.place import ROOT

MOST, LONGEST = 200, 3  # megabytes above idle, seconds


def main() -> int:
    print(machine("pillow", "pillow-heif"))
    print(f"Load average before the run: {load_average()}.", flush=True)
    figures = []
    with TemporaryDirectory(prefix="bench-intake-") as folder:
        for name, pixels, path in _largest(Path(folder)):
            command = [sys.executable, "-m", "bench.intake.inside", str(path)]
            done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
            told = json.loads(done.stdout)
            if "refused" in told:
                raise RuntimeError(f"{name} was refused: {told['refused']}")
            called = f"{name}, {pixels / 1_000_000:.1f} megapixels"
            figures += [Figure(called, [told["megabytes"]], "MB", "≤", MOST)]
            figures += [Figure("…", [told["seconds"]], "s", "≤", LONGEST)]
            print(figures[-2], figures[-1], sep="\n", flush=True)
            path.unlink()
    missed = [figure for figure in figures if not figure.holds]
    print("Every bound is kept." if not missed else f"{len(missed)} bounds are missed.")
    return 1 if missed else 0


def _largest(folder: Path) -> Iterator[tuple[str, int, Path]]:
    from PIL import Image

    from news.photos.decode import DECODED, MOST_HELD, PLAIN, RICH

    turned = Image.Exif()
    turned[0x0112] = 6
    passes = int(MOST_HELD / (3 + 4 / 64)) - 100_000
    kinds: list[tuple[str, str, int, bool, dict[str, Any]]] = [
        ("JPEG, at the most that is held whole", "JPEG", DECODED, False, {}),
        ("JPEG", "JPEG", PLAIN["JPEG"], False, {}),
        ("JPEG in several passes", "JPEG", passes, False, {"progressive": True}),
        ("PNG", "PNG", PLAIN["PNG"], False, {"compress_level": 1}),
        ("PNG, transparent", "PNG", RICH["PNG"], True, {"compress_level": 1}),
        ("WebP", "WEBP", PLAIN["WEBP"], False, {"method": 0}),
        ("WebP, transparent", "WEBP", RICH["WEBP"], True, {"method": 0}),
        ("AVIF", "AVIF", PLAIN["AVIF"], False, {"speed": 10, "subsampling": "4:4:4"}),
        ("AVIF, transparent", "AVIF", RICH["AVIF"], True, {"speed": 10}),
        ("HEIC", "HEIF", PLAIN["HEIF"], False, {"quality": 50}),
        ("HEIC, transparent", "HEIF", RICH["HEIF"], True, {"quality": 50}),
    ]
    for name, kind, most, transparent, options in kinds:
        height = int(math.sqrt(most * 3 / 4)) // 2 * 2
        size = most // height // 2 * 2, height
        picture = Image.effect_noise((size[0] // 8, size[1] // 8), 60).convert("RGB").resize(size)
        if transparent:
            picture.putalpha(Image.linear_gradient("L").resize(size))
        path = folder / f"photo.{kind.lower()}"
        picture.save(path, kind, exif=turned.tobytes(), **options)
        yield name, size[0] * size[1], path


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    sys.exit(main())
