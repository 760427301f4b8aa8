"""The figures that bounds are asked of, out of what was measured."""

from collections.abc import Mapping, Sequence

from bench.common.figures import Figure, ratios
from bench.served.contestant import Contestant
from bench.served.contestants import BARE, COLD, MIXED, NGINX, START, STARTPROJECT, WARM

TIMES_BARE, AIM, TIMES_NGINX, TIMES_START = 3.5, 4.5, 0.4, 0.6
P99, ALONE = 5, 15  # milliseconds
RESIDENT = 200  # MB


def figures(measured: Mapping[str, Contestant], alone: Sequence[float]) -> list[Figure]:
    """By the contestants' names; without those against nginx where it was not there."""
    rate = {name: one.rates for name, one in measured.items()}
    found = []
    for ours in (WARM, MIXED):
        found.append(ratios(f"{ours}: against the bare view, no MIDDLEWARE", rate[ours], rate[BARE], "≥", TIMES_BARE))
        found.append(
            ratios(f"{ours}: against the bare view, startproject's", rate[ours], rate[STARTPROJECT], "≥", TIMES_BARE)
        )
        if NGINX in rate:
            found.append(ratios(f"{ours}: against nginx", rate[ours], rate[NGINX], "≥", TIMES_NGINX))
        found.append(Figure(f"{ours}: p99 at half of its capacity", measured[ours].p99, "ms", "≤", P99))
    return [
        *found,
        ratios(f"{COLD}: against `wagtail start`", rate[COLD], rate[START], "≥", TIMES_START),
        Figure("article, cold, one reader alone: p99", alone, "ms", "≤", ALONE),
        Figure("a web process after all this", [measured[WARM].server.resident_megabytes()], "MB", "≤", RESIDENT),
    ]
