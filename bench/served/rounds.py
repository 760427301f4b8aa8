"""Everyone in turns, round after round: first as fast as it goes, then at half of that."""

import time
from collections.abc import Sequence

from bench.common.wrk import FEW, Wrk
from bench.served.contestant import Contestant

FOLDED, CALM = 1.1, 0.3  # seconds; hits are folded once a second
PATIENCE = 60  # seconds


def warm(wrk: Wrk, contestants: Sequence[Contestant]) -> None:
    for one in contestants:
        wrk.load(one.asked, 1, FEW)  # what a process has not kept yet goes to Django
        _settle(one)


def measure(wrk: Wrk, contestants: Sequence[Contestant], seconds: int) -> None:
    for one in contestants:
        began = one.server.processor_seconds()
        done = wrk.load(one.asked, seconds)
        _settle(one)
        used = one.server.processor_seconds() - began
        answers = done.answered * one.asked.pages
        one.rates.append(answers / done.seconds)
        one.processor.append(used / answers * 1_000_000)
        one.generator.append(done.busy)
        paced = wrk.load(one.asked, seconds, one.connections, one.next_pause)
        _settle(one)
        one.p50.append(paced.p50)
        one.p99.append(paced.p99)
        one.reached.append(paced.per_second / one.half / 2)
        one.learn(paced.per_second)


def _settle(one: Contestant) -> None:
    """Until what was cut off is answered and its hits are in the tables: the next contestant must not pay for them."""
    if not one.asked.every:
        time.sleep(CALM)
        return
    time.sleep(FOLDED)
    deadline = time.monotonic() + PATIENCE
    before = one.server.processor_seconds()
    while time.monotonic() < deadline:
        time.sleep(CALM)
        now = one.server.processor_seconds()
        if now - before < CALM / 10:
            return
        before = now
    raise RuntimeError(f"{one.name}: the hits do not get into the tables")
