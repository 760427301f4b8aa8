"""Run in a place, with the portal's Django: `python -m bench.counting.inside TASK …` prints the result as JSON."""

import json
import sys

import django

django.setup()

from bench.counting import site, timing  # noqa: E402

TASKS = {
    "make": site.make,
    "fill": site.fill,
    "read": timing.read_numbers,
    "fold": timing.fold_thousands,
    "report": timing.report,
}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    print(json.dumps(TASKS[name](*map(int, arguments))))
