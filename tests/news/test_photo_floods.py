"""A few bytes that would be hundreds of megabytes: refused before any of it is decoded."""

import json
import subprocess
import sys
from pathlib import Path

import camera
from camera import KINDS

MOST = 150  # megabytes above what the process has anyway
MEASURE = """
import io, json, resource, sys
from news.photos.intake import UnusablePhoto, clean_photo
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
clean_photo(open(sys.argv[1], "rb"))
told, idle = {}, peak()
for path in sys.argv[2:]:
    try:
        clean_photo(open(path, "rb"))
        told[path] = "taken"
    except UnusablePhoto as reason:
        told[path] = str(reason)
print(json.dumps({"told": told, "above": peak() - idle}))
"""


def test_two_hundred_megapixels_cost_next_to_nothing(tmp_path: Path) -> None:
    small, floods = tmp_path / "small.jpg", [tmp_path / f"flood.{kind.lower()}" for kind in KINDS]
    small.write_bytes(camera.whole("JPEG"))
    for kind, file in zip(KINDS, floods, strict=True):
        file.write_bytes(camera.huge(kind))
        assert file.stat().st_size < 200_000
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(small), *map(str, floods)], capture_output=True, text=True, check=True
    )
    measured = json.loads(done.stdout)
    assert [sentence for sentence in measured["told"].values() if "quá nhiều điểm ảnh" not in sentence] == []
    assert measured["above"] < MOST
