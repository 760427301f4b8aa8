"""Measures everything, prints it, writes docs/speed.md; ends with 1 if a bound is missed."""

import os
import sys
import tempfile
import time
from pathlib import Path

from bench.common.machine import load_average, machine
from bench.common.place import ROOT
from bench.common.sample import sample_places
from bench.common.server import PORTAL, PROCESSES
from bench.common.wrk import CONNECTIONS, FEW, Wrk
from bench.served import counted
from bench.served.asked_for import figures
from bench.served.contestants import COLD, contestants
from bench.served.nginx import MISSING, find_nginx
from bench.served.report import report
from bench.served.rounds import measure, warm

# A full run. With less nothing is written: `ROUNDS=1 SECONDS=1 make bench` shows within a minute whether all works.
FULL = {"ROUNDS": 5, "SECONDS": 2}
PAGE = ROOT / "docs" / "speed.md"
THINKING = 10.0  # milliseconds, on average, between two requests of a reader who is alone


def main() -> int:
    wanted = {name: int(os.environ.get(name, value)) for name, value in FULL.items()}
    rounds, seconds = wanted["ROUNDS"], wanted["SECONDS"]
    load, began, wrk = load_average(), time.monotonic(), Wrk()
    if not find_nginx():
        print(MISSING)
    with tempfile.TemporaryDirectory(prefix="bench-served-") as name:
        folder = Path(name)
        # The portal's settings are asked here only for how it starts its server and talks to its database.
        os.environ |= {"DJANGO_SETTINGS_MODULE": "portal.settings.base", "PORTAL_DATA": name, "SECRET_KEY": "none"}
        from portal.supervisor import WEB

        print("Preparing the sample site and the rivals …", flush=True)
        places = sample_places(folder, "warm", "cold")
        with contestants(folder, *places) as all_of_them:
            before = counted.visits(places)
            by_name = {one.name: one for one in all_of_them}
            warm(wrk, all_of_them)
            alone = []
            for turn in range(rounds):
                measure(wrk, all_of_them, seconds)
                alone.append(wrk.load(by_name[COLD].asked, 2 * seconds, connections=1, pause=THINKING).p99)
                print(f"Round {turn + 1} of {rounds}, {time.monotonic() - began:.0f} s", flush=True)
            asked = figures(by_name, alone)
            text = report(
                all_of_them,
                asked,
                {
                    "machine": machine("granian", "django", "wagtail"),
                    "load": load,
                    "processes": PROCESSES,
                    "connections": CONNECTIONS,
                    "few": FEW,
                    "flags": " ".join(WEB[WEB.index(PORTAL) + 1 :]),
                },
            )
        counted.check(counted.visits(places) - before, wrk.visitors, wrk.cut)
    print(f"\n{text}")
    if wanted == FULL:
        PAGE.write_text(text)
    missed = [figure for figure in asked if not figure.holds]
    print("Every bound is kept." if not missed else f"{len(missed)} bounds are missed.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
