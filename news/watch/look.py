"""Looks at what is published: at one page as it appears, and at everything by night."""

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry

from news.called import called
from news.models.linked_host import LinkedHost
from news.models.watch_finding import WatchFinding
from news.watch import hosts
from news.watch.found import Found, Kind, Report, keep
from news.watch.gambling import gambling
from news.watch.hidden import hidden
from news.watch.links import broken
from news.watch.thing import Thing
from news.watch.things import batches, everything, thing_of

logger = logging.getLogger(__name__)

LOOKED_FOR = (Kind.WORDS, Kind.HIDDEN, Kind.HOST)
SHOWN = 6  # words
PUBLISHING = ("wagtail.publish", "wagtail.publish.scheduled", "wagtail.edit", "wagtail.create", "news.import")


def look_at(instance: Any, revision: Any = None) -> None:
    """As `instance` is published or stored, which must succeed whatever happens here."""
    try:
        with transaction.atomic():
            user = get_active_log_context().user or (revision and revision.user)
            _look([thing_of(instance)], lambda thing: lambda: (called(user), timezone.now()))
    except Exception:
        logger.exception("%s was published unwatched", instance._meta.label)


def look_at_everything(*, baseline: bool = False) -> int:
    """How many things were looked at. The first time, hosts that are linked to already are taken for known."""
    number = 0
    if baseline:
        WatchFinding.objects.filter(kind=Kind.HOST).mark_seen(None)
    for some in batches(everything()):
        if baseline:
            LinkedHost.objects.remember(host for thing in some for host in thing.hosts())
        _look(some, _made)
        keep(broken(some), (Kind.BROKEN,))
        number += len(some)
    _forget_unpublished()
    return number


def _look(things: Iterable[Thing], made: Callable[[Thing], Any]) -> None:
    things = list(things)
    linked = {thing.source: thing.hosts() for thing in things}
    strange = hosts.strange(host for some in linked.values() for host in some)
    reports = [
        Report(thing.source, thing.place, thing.page, list(_found(thing, linked[thing.source] & strange)), made(thing))
        for thing in things
    ]
    keep(reports, LOOKED_FOR)
    LinkedHost.objects.remember(host for some in linked.values() for host in some)


def _found(thing: Thing, strange: set[str]) -> Iterator[Found]:
    if words := gambling([said.text for said in thing.said]):
        shown = ", ".join(f"“{word}”" for word in words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
        yield Found(Kind.WORDS, ", ".join(sorted(words))[:300], f"Có chữ của trang cờ bạc: {shown}.")
    for said in thing.said:
        for name, shown in hidden(said):
            yield Found(Kind.HIDDEN, name, f"Có {name}: {shown}", said.text)
    for host in sorted(strange):
        yield Found(Kind.HOST, host, f"Lần đầu trang này dẫn tới {host}.")


def _made(thing: Thing) -> Callable[[], tuple[str, datetime | None]]:
    """By the log, where it knows."""

    def ask() -> tuple[str, datetime | None]:
        lines = PageLogEntry.objects.filter(page=thing.page, action__in=PUBLISHING)
        last = lines.select_related("user").first() if thing.page else None
        if last is None:
            return "", None
        return last.data.get("by") or called(last.user), last.timestamp

    return ask


def _forget_unpublished() -> None:
    """What was withdrawn is no longer to be looked at."""
    waiting = WatchFinding.objects.there().exclude(kind__in=(Kind.BURST, Kind.PUBLISHER))
    waiting.filter(source__startswith="page:").exclude(page__live=True).update(gone_at=timezone.now())
