"""Reading what a batch of hits needs to know, and writing what it changed, in a few statements."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from stats.bulk import find, upsert
from stats.clock import local_day
from stats.hit import Hit
from stats.ledger import Ledger, Seen, Tally, Use
from stats.limits import limits
from stats.models import AddressDay, Day, Facet, Hour, PageDay, PageVisitor, Refusal, Visitor
from stats.total_store import add_views


def open_ledger(hits: Sequence[Hit]) -> Ledger:
    visitors: set[tuple[date, int]] = set()
    views: set[tuple[date, int, int]] = set()
    addresses: set[tuple[date, int]] = set()
    for hit in hits:
        day = local_day(hit.at_ms)
        visitors.add((day, hit.key))
        if hit.previous_key:
            visitors.add((day - timedelta(days=1), hit.previous_key))
        if hit.address:
            addresses.add((day, hit.address))
        if hit.page and not hit.ping:
            views.add((day, hit.key, hit.page))
    seen = find(Visitor, ["day", "key"], list(visitors), ["hit_at", "seen_at"])
    viewed = find(PageVisitor, ["day", "key", "page"], list(views), ["counted_at"])
    used = find(AddressDay, ["day", "address"], list(addresses), ["visits", "hour", "hour_visits"])
    return Ledger(
        limits(),
        visitors={place: Seen(hit_at, seen_at) for place, (hit_at, seen_at) in seen.items()},
        viewed_before={place: at for place, (at,) in viewed.items()},
        addresses={place: Use(*use) for place, use in used.items()},
    )


def close_ledger(ledger: Ledger) -> None:
    visitors = [(*place, seen.hit_at, seen.seen_at) for place, seen in ledger.visitors.items()]
    upsert(Visitor, ["day", "key"], visitors, replace=["hit_at", "seen_at"])
    views = [(*place, at) for place, at in ledger.viewed.items()]
    upsert(PageVisitor, ["day", "key", "page"], views, replace=["counted_at"])

    addresses = [(*place, use.visits, use.hour, use.hour_visits) for place, use in ledger.addresses.items()]
    upsert(AddressDay, ["day", "address"], addresses, replace=["visits", "hour", "hour_visits"])

    hours = [(*place, t.visits, t.visitors, t.views) for place, t in ledger.hours.items()]
    upsert(Hour, ["day", "hour"], hours, add=["visits", "visitors", "views"])
    days = [(day, t.visits, t.visitors, t.views) for day, t in _by_day(ledger).items()]
    upsert(Day, ["day"], days, add=["visits", "visitors", "views"])
    pages = [(*place, t.views, t.visits) for place, t in ledger.pages.items()]
    upsert(PageDay, ["page", "day"], pages, add=["views", "visits"])
    facets = [(*place, visits) for place, visits in ledger.facets.items()]
    upsert(Facet, ["day", "kind", "value"], facets, add=["visits"])
    refused = [(*place, hits) for place, hits in ledger.refused.items()]
    upsert(Refusal, ["day", "hour", "reason"], refused, add=["hits"])

    changes: defaultdict[int, int] = defaultdict(int)
    for (page, _day), tally in ledger.pages.items():
        changes[page] += tally.views
    add_views({page: views for page, views in changes.items() if views})


def _by_day(ledger: Ledger) -> dict[date, Tally]:
    days: defaultdict[date, Tally] = defaultdict(Tally)
    for (day, _hour), hour in ledger.hours.items():
        days[day].visits += hour.visits
        days[day].visitors += hour.visitors
        days[day].views += hour.views
    return days
