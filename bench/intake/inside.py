"""One photo through the intake: `python -m bench.intake.inside FILE` prints what it took as JSON."""

import gc
import io
import json
import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
django.setup()

from PIL import Image  # noqa: E402

from news.photos.intake import UnusablePhoto, clean_photo  # noqa: E402


def resident(name: str) -> float:
    """`VmRSS`, or `VmHWM`: the most since the last call of `forget`, in megabytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) * 1024 / 1_000_000


def forget() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def main(path: str) -> dict[str, object]:
    small = io.BytesIO()
    Image.new("RGB", (64, 48)).save(small, Path(path).suffix[1:].upper())
    clean_photo(small)
    gc.collect()
    idle = resident("VmRSS")
    forget()
    began = time.perf_counter()
    try:
        with Path(path).open("rb") as file:
            clean_photo(file)
    except UnusablePhoto as reason:
        return {"refused": str(reason)}
    return {"megabytes": resident("VmHWM") - idle, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
