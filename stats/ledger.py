from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from stats.clock import local_hour
from stats.hit import Hit
from stats.limits import Limits
from stats.models import Facet
from stats.reasons import Reason

VISIT_GAP_MS = 1_800_000
VIEW_GAP_MS = 1_800_000
# Asked for every hit, where an enum takes as long as the rest.
REFERRER, DEVICE = Facet.Kind.REFERRER.value, Facet.Kind.DEVICE.value


@dataclass(slots=True)
class Seen:
    """A visitor's day: the last hit (None: only pings so far) and the last hit or ping.

    `seen_at` is 0, for good, once the visitor was carried over to the next day.
    """

    hit_at: int | None
    seen_at: int

    def ends_before(self, at_ms: int) -> bool:
        """Whether a hit at that time begins a visit."""
        return self.hit_at is None or at_ms - max(self.hit_at, self.seen_at) > VISIT_GAP_MS

    def move_to(self, at_ms: int) -> None:
        if self.seen_at:
            self.seen_at = max(self.seen_at, at_ms)


@dataclass(slots=True)
class Tally:
    visits: int = 0
    visitors: int = 0
    views: int = 0


@dataclass(slots=True)
class Use:
    """What one address has begun on a day, and in the last hour that it began anything in."""

    visits: int = 0
    hour: int = 0
    hour_visits: int = 0

    def begin(self, hour: int, limits: Limits) -> bool:
        """Whether one more may begin; then it is taken down."""
        if hour > self.hour:
            self.hour, self.hour_visits = hour, 0
        if self.visits >= limits.visits_per_day or self.hour_visits >= limits.visits_per_hour:
            return False
        self.visits += 1
        self.hour_visits += 1
        return True


@dataclass(slots=True)
class Ledger:
    """What is known before a batch, moved hit by hit; nothing here knows how the stream was cut."""

    limits: Limits

    visitors: dict[tuple[date, int], Seen] = field(default_factory=dict)
    viewed_before: dict[tuple[date, int, int], int] = field(default_factory=dict)
    viewed: dict[tuple[date, int, int], int] = field(default_factory=dict)
    addresses: dict[tuple[date, int], Use] = field(default_factory=dict)
    hours: dict[tuple[date, int], Tally] = field(default_factory=lambda: defaultdict(Tally))
    pages: dict[tuple[int, date], Tally] = field(default_factory=lambda: defaultdict(Tally))
    facets: dict[tuple[date, str, str], int] = field(default_factory=lambda: defaultdict(int))
    refused: dict[tuple[date, int, str], int] = field(default_factory=lambda: defaultdict(int))

    def enter(self, hit: Hit) -> None:
        """Decide about one hit, in the order of arrival.

        A visit is a hit of a visitor without a hit on this local day yet, or not seen for more
        than 1,800 s. A ping is being seen: who reads one page for an hour and then opens the next
        is still on the same visit. A hit older than what is known never begins a visit or a view
        by that alone, and moves nothing backwards. Whatever would begin a visit, or a visitor's
        day, behind an address that has begun too many is refused whole.
        """
        day, hour = local_hour(hit.at_ms)
        if hit.previous_key:
            self._carry_over(day - timedelta(days=1), hit.previous_key)
        seen = self.visitors.get((day, hit.key))
        if hit.ping:
            if seen is not None:
                seen.move_to(hit.at_ms)
            elif self._may_begin(hit, day, hour):
                self.visitors[day, hit.key] = Seen(None, hit.at_ms)
            return
        begins = seen is None or seen.ends_before(hit.at_ms)
        if begins and not self._may_begin(hit, day, hour):
            return
        self._visit(hit, seen, day, hour, begins=begins)
        if hit.page:
            self._view(hit, day, hour)

    def _may_begin(self, hit: Hit, day: date, hour: int) -> bool:
        if not hit.address or self.addresses.setdefault((day, hit.address), Use()).begin(hour, self.limits):
            return True
        self.refused[day, hour, Reason.CAP.value] += 1
        return False

    def _carry_over(self, yesterday: date, key: int) -> None:
        """Nobody is online twice after midnight, not even when yesterday's last hit arrives late."""
        seen = self.visitors.setdefault((yesterday, key), Seen(None, 0))
        seen.seen_at = 0

    def _visit(self, hit: Hit, seen: Seen | None, day: date, hour: int, *, begins: bool) -> None:
        at = hit.at_ms
        if seen is None:
            seen = self.visitors[day, hit.key] = Seen(None, at)
        if seen.hit_at is None:
            self.hours[day, hour].visitors += 1
            seen.hit_at = at
        else:
            seen.hit_at = max(seen.hit_at, at)
        seen.move_to(at)
        if not begins:
            return
        self.hours[day, hour].visits += 1
        if hit.page:
            self.pages[hit.page, day].visits += 1
        if hit.referrer:
            self.facets[day, REFERRER, hit.referrer] += 1
        if hit.device:
            self.facets[day, DEVICE, hit.device] += 1

    def _view(self, hit: Hit, day: date, hour: int) -> None:
        """Reloading in vain must not put the next view off: only a counted view starts the wait anew."""
        place = (day, hit.key, hit.page)
        last = self.viewed.get(place, self.viewed_before.get(place))
        if last is None or hit.at_ms - last > VIEW_GAP_MS:
            self.viewed[place] = hit.at_ms
            self.hours[day, hour].views += 1
            self.pages[hit.page, day].views += 1
