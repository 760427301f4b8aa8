"""Lighthouse, mobile preset, median of three: 100 in every category on every kind of page that counts."""

import json
import os
import statistics
import subprocess
from typing import Any

from bench.pages.node import tool
from bench.pages.site import served
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.corners import TWELVE
from tests.e2e.page_types import PLAIN

RUNS = int(os.environ.get("RUNS", "3"))
TRIES = 4  # Chromium now and then loses the trace (NO_NAVSTART), of which Lighthouse itself says to run it again
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "/",
    "section": "/phong-trao-thi-dua/",
    "article, 12 photos": TWELVE,
    "article, no photo": PLAIN,
    "standard page": "/gioi-thieu/",
    "search": "/tim-kiem/?q=thi+dua",
}
# Kept out of search engines on purpose.
UNLISTED = {"search": "seo"}
# Milliseconds but for the last, and how many digits of it are told.
TIMES = {
    "LCP": ("largest-contentful-paint", 0),
    "TBT": ("total-blocking-time", 0),
    "CLS": ("cumulative-layout-shift", 3),
}
WEIGHT = "total-byte-weight"


def judged(url: str) -> dict[str, Any]:
    flags = " ".join(["--headless=new", *FLAGS])
    command = [tool("lighthouse"), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    for _ in range(TRIES):
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if not told.returncode:
            return json.loads(told.stdout)
        print(f"    not judged, once more: {told.stderr.strip()}", flush=True)
    raise SystemExit(f"Lighthouse does not judge {url}.")


def faults(report: dict[str, Any], skipped: str | None) -> set[str]:
    """The audits that cost points."""
    weighed = [
        (name, each["id"])
        for name in CATEGORIES
        if name != skipped
        for each in report["categories"][name]["auditRefs"]
        if each["weight"]
    ]
    scores = {name: audit["score"] for name, audit in report["audits"].items()}
    return {f"{name}: {audit}" for name, audit in weighed if scores[audit] is not None and scores[audit] < 1}


def main() -> int:
    tool("lighthouse")
    low = False
    print(f"{'':20}" + "".join(f"{name:>16}" for name in (*CATEGORIES, *TIMES, "bytes", "requests")))
    with served() as portal:
        for name, address in PAGES.items():
            reports = [judged(portal.url + address) for _ in range(RUNS)]
            scores = {
                each: round(100 * statistics.median(report["categories"][each]["score"] or 0 for report in reports))
                for each in CATEGORIES
            }
            if UNLISTED.get(name):
                del scores[UNLISTED[name]]
            times = [
                f"{statistics.median(report['audits'][each]['numericValue'] for report in reports):.{digits}f}"
                for each, digits in TIMES.values()
            ]
            last = reports[-1]["audits"]
            weight = f"{last[WEIGHT]['numericValue'] / 1000:.1f} kB"
            # What the browser had already comes from its cache and weighs nothing.
            asked = [each for each in last["network-requests"]["details"]["items"] if each["transferSize"]]
            requests = str(len(asked))
            cells = [str(scores.get(each, "–")) for each in CATEGORIES] + times + [weight, requests]
            print(f"{name:20}" + "".join(f"{cell:>16}" for cell in cells), flush=True)
            if min(scores.values()) < 100:
                low = True
                found = set.union(*(faults(report, UNLISTED.get(name)) for report in reports))
                print(*(f"    {fault}" for fault in sorted(found)), sep="\n", flush=True)
    return int(low)


if __name__ == "__main__":
    raise SystemExit(main())
