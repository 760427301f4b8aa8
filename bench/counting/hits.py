"""Counted hits a second, against a bare Django view and against django-hitcount's own view."""

import time
from collections.abc import Iterator
from contextlib import ExitStack

from bench.common.figures import Figure, ratios
from bench.common.server import served
from bench.counting import requests
from bench.counting.load import Load, load
from bench.counting.places import Place

ROUNDS, SECONDS, WARM_SECONDS = 5, 3.0, 1.5
TOKEN = "0123456789abcdefghijklmnopqrstuv"  # any of this form is one, as long as cookie and header agree
TIMES_BARE, TIMES_HITCOUNT = 1.5, 40
PORTAL, BARE, STARTPROJECT, HITCOUNT = "portal", "bare", "startproject", "hitcount"


def hits(place: Place, pages: list[int], marks: list[str]) -> list[Figure]:
    """The portal counts one article and django-hitcount another, in the same database."""
    before = _counted(place, pages[0])
    with ExitStack() as stack:
        servers = {
            PORTAL: stack.enter_context(served(place)),
            BARE: stack.enter_context(served(place, "bench.common.bare:application")),
            STARTPROJECT: stack.enter_context(
                served(place, "bench.common.bare:application", MIDDLEWARE="startproject")
            ),
            HITCOUNT: stack.enter_context(
                served(
                    place,
                    "bench.counting.hitcount_site:application",
                    DJANGO_SETTINGS_MODULE="bench.counting.hitcount_settings",
                )
            ),
        }
        ports = {name: server.port for name, server in servers.items()}
        sent = {PORTAL: _hits(ports[PORTAL], marks[0]), HITCOUNT: _hitcounts(ports[HITCOUNT], _row(place, pages[1]))}
        sent |= {name: _hits(ports[name], marks[0]) for name in (BARE, STARTPROJECT)}
        done: dict[str, list[Load]] = {name: [] for name in ports}
        used: dict[str, list[float]] = {name: [] for name in ports}
        for turn in range(ROUNDS + 1):
            for name, port in ports.items():
                began = servers[name].processor_seconds()
                done[name].append(load(port, sent[name], SECONDS if turn else WARM_SECONDS))
                if name == PORTAL:
                    _await(place, pages[0], before, sum(one.answered for one in done[PORTAL]))
                seconds = servers[name].processor_seconds() - began
                used[name].append(seconds * 1_000_000 / done[name][-1].answered)
    _check(place, pages[0], before, done)
    rate = {name: [one.per_second for one in loads[1:]] for name, loads in done.items()}
    return [
        Figure("counted hits of the portal", rate[PORTAL], "/s"),
        Figure("bare Django view, MIDDLEWARE of startproject", rate[STARTPROJECT], "/s"),
        ratios("… the portal against it", rate[PORTAL], rate[STARTPROJECT], "≥", TIMES_BARE),
        Figure("bare Django view, no MIDDLEWARE", rate[BARE], "/s"),
        ratios("… the portal against it", rate[PORTAL], rate[BARE]),
        Figure("django-hitcount's view", rate[HITCOUNT], "/s"),
        ratios("… the portal against it", rate[PORTAL], rate[HITCOUNT], "≥", TIMES_HITCOUNT),
        Figure("processor time of a counted hit, folding included", used[PORTAL][1:], "µs"),
        ratios("… of the bare view with startproject's, against it", used[STARTPROJECT][1:], used[PORTAL][1:]),
        ratios("… of the bare view with none, against it", used[BARE][1:], used[PORTAL][1:]),
        Figure("a core's part that the generator used", [one.busy for one in done[PORTAL][1:]], "", "≤", 0.5),
    ]


def _hits(port: int, mark: str) -> Iterator[bytes]:
    return requests.post(port, "/_s/v", mark.encode())


def _hitcounts(port: int, row: int) -> Iterator[bytes]:
    return requests.post(
        port,
        "/hit/ajax/",
        f"hitcountPK={row}".encode(),
        "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Requested-With: XMLHttpRequest",
        f"X-CSRFToken: {TOKEN}",
        f"Cookie: csrftoken={TOKEN}",
    )


def _row(place: Place, page: int) -> int:
    return int(place.value(f"SELECT id FROM hitcount_hit_count WHERE object_pk = {page}"))


def _counted(place: Place, page: int) -> dict[str, int]:
    queries = {
        "visits": "SELECT sum(visits) FROM stats_day",
        "visitors": "SELECT sum(visitors) FROM stats_day",
        "views": "SELECT sum(views) FROM stats_day",
        "visits by the hour": "SELECT sum(visits) FROM stats_hour",
        "views of the article": f"SELECT sum(views) FROM stats_pageday WHERE page = {page}",
        "public total of the article": f"SELECT sum(hits) FROM hitcount_hit_count WHERE object_pk = {page}",
    }
    return {name: int(place.value(query)) for name, query in queries.items()}


def _await(place: Place, page: int, before: dict[str, int], answered: int) -> None:
    """Until the tables hold what was answered: the next contestant must not pay for this one's folds."""
    deadline = time.monotonic() + 60
    while _counted(place, page)["visits"] - before["visits"] < answered:
        if time.monotonic() > deadline:
            raise RuntimeError("answered hits are missing in the tables")
        time.sleep(0.1)


def _check(place: Place, page: int, before: dict[str, int], done: dict[str, list[Load]]) -> None:
    """Everything answered with 200 was counted, once: refused hits are answered alike and would be worth nothing."""
    answered = sum(one.answered for one in done[PORTAL])
    for name, now in _counted(place, page).items():
        if now - before[name] != answered:
            raise RuntimeError(f"{answered} hits answered, {now - before[name]} {name} counted")
    of_others = sum(one.answered for one in done[HITCOUNT])
    if (rows := place.value("SELECT count(*) FROM hitcount_hit")) != of_others:
        raise RuntimeError(f"django-hitcount answered {of_others} hits and stored {rows}")
    if failed := {name: sum(one.failed for one in loads) for name, loads in done.items() if name != HITCOUNT}:
        wrong = {name: count for name, count in failed.items() if count}
        if wrong:
            raise RuntimeError(f"answers other than 200: {wrong}")
