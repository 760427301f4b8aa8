"""Fill a site with plausible traffic: `python bench/traffic.py --days 365 --views 10000000`.

Writes the tables that the counter would have written, so that everything agrees: hours add up to days, the views of
pages to the views of the site, public totals to the history. Offices read on working days between 8 and 17 hours; an
article is read most when it is new, and conferences draw far more readers than other news; traffic grows over the
year. Uses the database of the environment (`PORTAL_DATA`, `DATABASE_URL`), ends today at the running hour, and
refuses to touch a database that has traffic unless `--replace` is given, which deletes that traffic first.
"""

import argparse
import math
import os
import random
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import nlargest
from itertools import accumulate
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

WEEKDAYS = (1.15, 1.1, 1.1, 1.05, 1.0, 0.5, 0.4)
HOURS = (3, 2, 1, 1, 2, 5, 14, 40, 74, 80, 70, 52, 34, 44, 68, 72, 60, 42, 30, 32, 34, 28, 16, 7)
DEVICES = {"phone": 58, "computer": 37, "tablet": 4, "other": 1}
REFERRERS = {
    "www.google.com": 40,
    "m.facebook.com": 22,
    "zalo.me": 18,
    "coccoc.com": 7,
    "www.bing.com": 4,
    "tinh.example.vn": 5,
    "bao.example.vn": 3,
    "noivu.example.vn": 1,
}
REFERRED = 0.55  # of the visits
CONFERENCES = ("Hội nghị", "Tổng kết", "tổng kết", "Trao", "Đón nhận", "Tuyên dương", "Phát động")
REFUSALS = {"bot": 70, "prefetch": 12, "gpc": 6, "origin": 3, "mark": 5, "method": 2, "size": 2}
REFUSED = 0.09  # for each counted view
OLD, NEWS_DAYS = 0.06, 40  # how much of a first day's readers an article keeps, and when it has lost the others
VIEWS_A_VISIT, VISITS_A_VISITOR = 2.1, 1.22


def shared(whole: int, weights: Sequence[float]) -> list[int]:
    """`whole` divided by weights into whole numbers that add up to it."""
    total = sum(weights)
    if not whole or not total:
        return [0] * len(weights)
    exact = [whole * weight / total for weight in weights]
    parts = [math.floor(part) for part in exact]
    left = [part - floor for part, floor in zip(exact, parts, strict=True)]
    for n in nlargest(whole - sum(parts), range(len(parts)), key=left.__getitem__):
        parts[n] += 1
    return parts


class Traffic:
    """One day after the other, so that a hundred thousand pages need no more memory than one day of them."""

    def __init__(self, days: int, views: int, seed: int, now_ms: int) -> None:
        from stats.clock import local

        self.random = random.Random(seed)
        now = local(now_ms)
        self.today, self.hour = now.date(), now.hour
        self.days = [self.today - timedelta(days=n) for n in reversed(range(days))]
        self.views = views
        self.pages = self._pages()
        self.since = [since or date.min for _, since, _ in self.pages]
        # Before the first day everything is read as if it were old.
        self.constant = [draw * (OLD if since else 1) for _, since, draw in self.pages]
        self.mass = list(accumulate(self.constant, initial=0.0))
        self.noise = [self.random.lognormvariate(0, 0.35) for _ in self.pages]

    def _pages(self) -> list[tuple[int, date | None, float]]:
        """Every live page: its id, the day from which it is read as news, and how much it draws; the oldest first."""
        from django.utils import timezone
        from wagtail.models import Page

        from news.models import ArticlePage, HomePage

        home = set(HomePage.objects.values_list("pk", flat=True))
        news = dict(ArticlePage.objects.values_list("pk", "published_on"))
        pages: list[tuple[int, date | None, float]] = []
        for number, title in Page.objects.live().filter(depth__gt=1).order_by("pk").values_list("pk", "title"):
            if number in news:
                draw = self.random.lognormvariate(0, 0.5) * (3 if title.startswith(CONFERENCES) else 1)
                pages.append((number, timezone.localtime(news[number]).date(), draw))
            else:
                pages.append((number, None, 2.2 if number in home else 0.3))
        return sorted(pages, key=lambda page: (page[1] or date.min, page[0]))

    def fresh(self, day: date) -> tuple[int, int]:
        """The first of the pages that are still read as news, and the first that is not there yet."""
        return bisect_left(self.since, day - timedelta(days=NEWS_DAYS)), bisect_right(self.since, day)

    def tone(self, n: int, day: date) -> float:
        """How much is read on a day, against other days."""
        first, end = self.fresh(day)
        drawn = self.mass[first] + sum(self.constant[i] * self._newness(i, day) for i in range(first, end))
        growth = 0.75 + 0.5 * n / max(len(self.days) - 1, 1)
        hours = sum(HOURS[: self.hour]) / sum(HOURS) if day == self.today else 1
        return growth * WEEKDAYS[day.weekday()] * self.random.lognormvariate(0, 0.1) * drawn * hours

    def _newness(self, i: int, day: date) -> float:
        """Against a page that has long been there."""
        _, since, _ = self.pages[i]
        return 1 + 5 / OLD * math.exp(-(day - since).days / 3) if since else 1

    def weights(self, day: date) -> list[float]:
        """How much each page is read on a day, against the others."""
        first, end = self.fresh(day)
        turn = self.random.randrange(len(self.pages) or 1)
        weights = list(map(mul, self.constant[:end], self.noise[turn:] + self.noise[:turn]))
        for i in range(first, end):
            weights[i] *= self._newness(i, day)
        return weights + [0.0] * (len(self.pages) - end)

    def write(self) -> int:
        from stats.models import AddressDay, Day, Facet, Hour, PageDay, PageVisitor, Refusal, Visitor
        from stats.recent import forget
        from stats.serial import serial
        from stats.total_store import restore

        by_day = shared(self.views, [self.tone(n, day) for n, day in enumerate(self.days)])
        written = 0
        with serial():
            # Checkpoints stay: without them the journals that are there would count a second time.
            for model in (Day, Hour, PageDay, Facet, Refusal, Visitor, PageVisitor, AddressDay):
                model.objects.all().delete()
            for day, whole in zip(self.days, by_day, strict=True):
                for model, rows in self._rows(day, whole).items():
                    model._default_manager.bulk_create(rows, batch_size=2_000)
                    written += len(rows)
            restore([page for page, *_ in self.pages])
        forget()
        return written

    def _rows(self, day: date, whole: int) -> "dict[type[Model], list[Any]]":
        """What the tables say of a day with so many views."""
        from stats.models import Day, Facet, Hour, PageDay, Refusal

        visits = round(whole / VIEWS_A_VISIT)
        visitors = min(round(visits / VISITS_A_VISITOR), visits)
        hours = [float(weight) for weight in HOURS]
        if day == self.today:
            hours = [weight if hour < self.hour else 0.0 for hour, weight in enumerate(hours)]
        split = zip(shared(visits, hours), shared(visitors, hours), shared(whole, hours), strict=True)
        read = [(page, views) for (page, *_), views in zip(self.pages, shared(whole, self.weights(day)), strict=True)]
        read = [(page, views) for page, views in read if views]
        begun = shared(visits, [views for _, views in read])
        return {
            Day: [Day(day=day, visits=visits, visitors=visitors, views=whole)],
            Hour: [
                Hour(day=day, hour=hour, visits=parts[0], visitors=parts[1], views=parts[2])
                for hour, parts in enumerate(split)
                if any(parts)
            ],
            PageDay: [
                PageDay(page=page, day=day, views=views, visits=own)
                for (page, views), own in zip(read, begun, strict=True)
            ],
            Facet: list(self._facets(Facet, day, visits)),
            Refusal: list(self._refusals(Refusal, day, round(whole * REFUSED), hours)),
        }

    def _facets(self, facet: type, day: date, visits: int) -> Iterable[object]:
        from stats.models import Facet

        for kind, whole, values in (
            (Facet.Kind.DEVICE, visits, DEVICES),
            (Facet.Kind.REFERRER, round(visits * REFERRED), REFERRERS),
        ):
            noisy = [weight * self.random.lognormvariate(0, 0.2) for weight in values.values()]
            for value, count in zip(values, shared(whole, noisy), strict=True):
                if count:
                    yield facet(day=day, kind=kind, value=value, visits=count)

    def _refusals(self, refusal: type, day: date, whole: int, hours: list[float]) -> Iterable[object]:
        weights = [weight * self.random.lognormvariate(0, 0.3) for weight in REFUSALS.values()]
        for reason, of_reason in zip(REFUSALS, shared(whole, weights), strict=True):
            for hour, hits in enumerate(shared(of_reason, hours)):
                if hits:
                    yield refusal(day=day, hour=hour, reason=reason, hits=hits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=365, help="how many days, the last one being today (365)")
    parser.add_argument("--views", type=int, default=1_000_000, help="views of all days together (1,000,000)")
    parser.add_argument("--seed", type=int, default=1, help="another one gives other numbers (1)")
    parser.add_argument("--replace", action="store_true", help="delete the traffic that is there, for good")
    asked = parser.parse_args()
    if not 1 <= asked.days <= 7_300 or not 0 <= asked.views <= 2_000_000_000:
        parser.error("--days from 1 to 7,300 and --views from 0 to 2,000,000,000")

    import django

    django.setup()
    from stats.models import Day

    if Day.objects.exists() and not asked.replace:
        sys.exit("Cơ sở dữ liệu đã có lượt truy cập, giữ nguyên. Thêm --replace để xóa và thay bằng số liệu mẫu.")
    began = time.monotonic()
    traffic = Traffic(asked.days, asked.views, asked.seed, time.time_ns() // 1_000_000)
    if not traffic.pages:
        sys.exit("Chưa có trang nào: hãy chạy make run một lần trước.")
    rows = traffic.write()
    print(f"{asked.views:,} lượt xem trong {asked.days} ngày: {rows:,} dòng, {time.monotonic() - began:.1f} giây.")


if __name__ == "__main__":
    main()
