from typing import Any

import pytest

from bench.common.figures import Figure
from bench.common.server import Server
from bench.common.wrk import CONNECTIONS, Asked
from bench.served import counted
from bench.served.asked_for import figures
from bench.served.contestant import Contestant
from bench.served.contestants import BARE, COLD, MIXED, NGINX, START, STARTPROJECT, WARM
from bench.served.report import report

RATES = {WARM: 40, MIXED: 36, BARE: 10, STARTPROJECT: 8, START: 1, COLD: 0.6}


def contestant(name: str = WARM, rates: tuple[float, ...] = (), every: int = 0) -> Contestant:
    made = Contestant(name, Server(0, 0), Asked(0, every=every), 7_000, "br")
    made.rates, made.p99 = list(rates), [4.0] * len(rates)
    return made


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "resident_megabytes", lambda self: 150.0)


def asked_of(rates: dict[str, Any]) -> dict[str, bool]:
    measured = {name: contestant(name, (rate, rate)) for name, rate in rates.items()}
    return {figure.name: figure.holds for figure in figures(measured, [12.0])}


def test_every_bound_has_its_figure() -> None:
    assert list(asked_of(RATES | {NGINX: 90}).values()) == [True] * 11


def test_a_warm_article_that_is_too_slow_is_found() -> None:
    held = asked_of(RATES | {WARM: 34, NGINX: 90})
    assert [name for name, holds in held.items() if not holds] == [
        f"{WARM}: against the bare view, no MIDDLEWARE",
        f"{WARM}: against nginx",
    ]


def test_without_nginx_the_others_are_still_compared() -> None:
    assert len(asked_of(RATES)) == 9


def test_readers_at_half_of_the_capacity_pause_so_long_that_together_they_ask_so_often() -> None:
    one = contestant(rates=(20_000, 16_000, 24_000))
    assert (one.half, one.connections) == (10_000, CONNECTIONS)
    assert one.next_pause == pytest.approx(CONNECTIONS / 10_000 * 1_000 - 1)


def test_readers_who_asked_too_seldom_pause_less_the_next_time() -> None:
    one = contestant(rates=(20_000,))
    before = one.next_pause
    one.learn(8_000)
    # Each answered and paused for 8 ms where 6.4 ms were wanted.
    assert one.next_pause == pytest.approx(before - 1.6)


def test_a_page_and_its_hit_are_two_requests_and_one_answer() -> None:
    assert contestant(rates=(100,), every=2).half == 100


def test_a_slow_site_is_asked_by_few() -> None:
    assert contestant(rates=(40,)).connections == 4


@pytest.mark.parametrize("visits", [95, 100])
def test_hits_may_only_be_missing_where_they_were_cut_off(visits: int) -> None:
    counted.check(visits, sent=100, cut=5)


@pytest.mark.parametrize("visits", [94, 101])
def test_hits_that_were_refused_or_counted_twice_end_the_run(visits: int) -> None:
    with pytest.raises(RuntimeError, match="hits sent"):
        counted.check(visits, sent=100, cut=5)


def test_the_page_shows_every_contestant_and_which_bounds_are_missed() -> None:
    contestants = []
    for name, rate in RATES.items():
        one = contestant(name, (rate, rate))
        one.p50, one.processor, one.generator, one.reached = [1.0], [100.0], [0.5], [0.5]
        contestants.append(one)
    asked = [Figure("p99", [4.0, 7.0, 8.0], "ms", "≤", 5), Figure("memory", [150.0], "MB", "≤", 200)]
    conditions = {
        "machine": "a machine",
        "load": "0.10",
        "processes": 2,
        "connections": 64,
        "few": 12,
        "flags": "--http 1",
    }
    page = report(contestants, asked, conditions)
    assert "| p99 | 7.00 ms (4.00 … 8.00) | ≤ 5.00 | **no** |" in page
    assert "| memory | 150 MB | ≤ 200 | yes |" in page
    assert all(f"| {name} | 7,000 br |" in page for name in RATES)
    assert "| 40.00 | 4.00 | – |" in page
