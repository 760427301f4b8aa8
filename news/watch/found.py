"""What the watch has to say of one thing, and how it is kept."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from news.models.watch_finding import WatchFinding

Kind = WatchFinding.Kind
Made = Callable[[], tuple[str, datetime | None]]


@dataclass(frozen=True, slots=True)
class Found:
    """`content` is what a look approves: once it changes, the finding is a new one."""

    kind: Kind
    subject: str
    what: str
    content: str = ""

    def key(self, source: str) -> str:
        said = "\0".join((self.kind, source, self.subject, self.content)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(said, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """All of `kinds` that is found in one thing at present; `made` says by whom and when, if it has to be asked."""

    source: str
    place: str
    page: int | None
    found: list[Found]
    made: Made = lambda: ("", None)


def keep(reports: Iterable[Report], kinds: Iterable[Kind], now: datetime | None = None) -> list[WatchFinding]:
    """Stores what is new and notes what is no more; returns the new ones."""
    now = now or timezone.now()
    reports = list(reports)
    kept: dict[str, dict[str, WatchFinding]] = {report.source: {} for report in reports}
    for row in WatchFinding.objects.filter(source__in=kept, kind__in=list(kinds)):
        kept[row.source][row.key] = row
    new, back, gone = [], [], []
    for report in reports:
        known, current = kept[report.source], {found.key(report.source): found for found in report.found}
        gone += [row.pk for key, row in known.items() if key not in current and row.gone_at is None]
        back += [row.pk for key, row in known.items() if key in current and row.gone_at is not None]
        missing = {key: found for key, found in current.items() if key not in known}
        by, since = report.made() if missing else ("", None)
        new += [_row(report, found, key, by, since or now, now) for key, found in missing.items()]
    WatchFinding.objects.filter(pk__in=gone).update(gone_at=now)
    WatchFinding.objects.filter(pk__in=back).update(gone_at=None)
    # Two processes may look at the same page at once.
    WatchFinding.objects.bulk_create(new, ignore_conflicts=True)
    return new


def _row(report: Report, found: Found, key: str, by: str, since: datetime, now: datetime) -> WatchFinding:
    return WatchFinding(
        kind=found.kind,
        source=report.source,
        place=report.place,
        page_id=report.page,
        subject=found.subject[:300],
        what=found.what,
        key=key,
        by=by[:300],
        since=since,
        found_at=now,
    )
