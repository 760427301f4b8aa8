"""Makes what is missing, measures, prints the table and writes it to the docs; ends with 1 if a bound is missed."""

import argparse
import os
import sys
from itertools import chain
from pathlib import Path

from bench.common.place import ROOT
from bench.scale.asked import ASKED, FORGOTTEN, PUBLISH, RELATE
from bench.scale.places import Sized, answers, places
from bench.scale.table import Measured, report, write

SIZES = (1_000, 100_000)
WARM_UP = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "var/scale", help="where the sites are kept (var/scale)")
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--write", type=Path, help="a file with the marks of the table")
    parser.add_argument("--vendor", choices=["SQLite", "PostgreSQL"], help="only this one")
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES)
    parser.add_argument("--only-make", action="store_true", help="the sites, to be measured when the machine is quiet")
    options = parser.parse_args()
    server = os.environ.get("TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")
    vendors = [options.vendor] if options.vendor else ["SQLite", "PostgreSQL"]
    if "PostgreSQL" in vendors and not answers(server):
        print("No PostgreSQL found: only SQLite is measured.")
        vendors.remove("PostgreSQL")
    sizes = (options.sizes[0], options.sizes[1])
    sites = {vendor: places(options.folder, server, vendor, sizes) for vendor in vendors}
    for site in chain.from_iterable(sites.values()):
        site.make(server)
    if options.only_make:
        return 0
    measured = [each for small, large in sites.values() for each in measure(small, large, options.rounds)]
    text = report(measured, sizes, options.rounds)
    print(text)
    if options.write:
        write(options.write, text)
    return int(not all(each.holds for each in measured))


def measure(small: Sized, large: Sized, rounds: int) -> list[Measured]:
    found = []
    with small.asked() as few, large.asked() as many:
        # A published article is related at once, in the same round.
        for group in [[asked] for asked in (*ASKED, *FORGOTTEN)] + [[PUBLISH, RELATE]]:
            times: dict[str, list[tuple[float, float]]] = {asked.name: [] for asked in group}
            for _ in range(WARM_UP + rounds):
                for name, values in times.items():
                    values.append((few.milliseconds(name), many.milliseconds(name)))
            for asked in group:
                ours, theirs = zip(*times[asked.name][WARM_UP:], strict=True)
                found.append(Measured(small.vendor, asked, ours, theirs))
                print(f"  {small.vendor} {asked.name}: {', '.join(found[-1].cells)}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
