"""Hits that are refused are answered alike and would be worth nothing: every one sent must be in the tables."""

from collections.abc import Iterable

from bench.common.place import Place

VISITS = "SELECT coalesce(sum(visits), 0) FROM stats_day"


def visits(places: Iterable[Place]) -> int:
    return sum(int(place.value(VISITS)) for place in places)


def check(counted: int, sent: int, cut: int) -> None:
    """`cut`: those that may have been under way when wrk hung up."""
    if not sent - cut <= counted <= sent:
        raise RuntimeError(f"{sent:,} hits sent, {counted:,} counted")
