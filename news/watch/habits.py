"""Accounts that behave unlike themselves, and accounts that may publish since a short while."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from news.called import called
from news.models.watch_finding import WatchFinding
from news.watch.found import Found, Kind, Report, keep

PUBLISHED = "wagtail.publish"
LATELY, BEFORE = datetime.timedelta(days=2), datetime.timedelta(days=90)
MANY, TIMES = 10, 3  # in one hour; more than so many times what the account ever did in one
NIGHT = range(5)
KNOWN_BY = 20  # publications before, none of them by night
HOUR = datetime.timedelta(hours=1)


def watch_accounts(now: datetime.datetime | None = None) -> int:
    """How many new findings there are."""
    now = now or timezone.now()
    return len(_watch_rights(now)) + len(_watch_hours(now))


def publishers() -> Any:
    may = GroupPagePermission.objects.filter(permission__codename="publish_page").values("group")
    users = get_user_model()._default_manager.filter(is_active=True)
    return users.filter(Q(is_superuser=True) | Q(groups__in=may)).distinct().order_by("pk")


def _watch_rights(now: datetime.datetime) -> list[WatchFinding]:
    """Whoever may publish when the watch begins is known."""
    first = not WatchFinding.objects.filter(kind=Kind.PUBLISHER).exists()
    reports = [
        Report(
            f"user:{user.pk}",
            called(user),
            None,
            [Found(Kind.PUBLISHER, user.get_username(), "Tài khoản này nay được xuất bản lên trang.")],
        )
        for user in publishers()
    ]
    gone = WatchFinding.objects.there().filter(kind=Kind.PUBLISHER).values_list("source", "place")
    there = {report.source for report in reports}
    # A right that was taken and is given again is new again.
    reports += [Report(source, place, None, []) for source, place in gone if source not in there]
    again = WatchFinding.objects.filter(kind=Kind.PUBLISHER, source__in=there).exclude(gone_at=None)
    again.update(gone_at=None, seen_at=None, seen_by=None, found_at=now, since=now)
    new = keep(reports, (Kind.PUBLISHER,), now)
    if first:
        WatchFinding.objects.filter(kind=Kind.PUBLISHER).update(seen_at=now)
        return []
    return new


def _watch_hours(now: datetime.datetime) -> list[WatchFinding]:
    lines = PageLogEntry.objects.filter(action=PUBLISHED, timestamp__gt=now - BEFORE).exclude(user=None)
    times: dict[int, list[datetime.datetime]] = defaultdict(list)
    lately = lines.filter(timestamp__gt=now - LATELY).values("user").distinct()
    for user, at in lines.filter(user__in=lately).order_by("timestamp").values_list("user_id", "timestamp"):
        times[user].append(at)
    known = get_user_model()._default_manager.in_bulk(times)
    reports = [
        Report(f"hours:{pk}:{day:%Y-%m-%d}", called(known[pk]), None, found, lambda at=since, pk=pk: ("", at))  # type: ignore[misc]
        for pk, all_times in times.items()
        if pk in known
        for day, since, found in _unusual(all_times, now)
    ]
    return keep(reports, (Kind.BURST,), now)


def _unusual(
    times: list[datetime.datetime], now: datetime.datetime
) -> Iterator[tuple[datetime.date, datetime.datetime, list[Found]]]:
    before = [at for at in times if at <= now - LATELY]
    usual = _most_in_an_hour(before)[0]
    by_day: dict[datetime.date, list[datetime.datetime]] = defaultdict(list)
    for at in times[len(before) :]:
        by_day[timezone.localtime(at).date()].append(at)
    for day, some in by_day.items():
        number, first = _most_in_an_hour(some)
        if number >= MANY and number > TIMES * usual:
            told = f"Đăng hơn {MANY - 1} trang trong một giờ, từ {timezone.localtime(first):%H:%M %d/%m/%Y}."
            yield day, first, [Found(Kind.BURST, "nhiều trang cùng lúc", told)]
        elif len(before) >= KNOWN_BY and not _by_night(before) and (night := _by_night(some)):
            told = f"Đăng lúc {timezone.localtime(night[0]):%H:%M %d/%m/%Y}, giờ mà tài khoản này trước nay không đăng."
            yield day, night[0], [Found(Kind.BURST, "giờ khác thường", told)]


def _most_in_an_hour(times: list[datetime.datetime]) -> tuple[int, datetime.datetime]:
    most, first, start = 0, times[0] if times else timezone.now(), 0
    for end, at in enumerate(times):
        while at - times[start] >= HOUR:
            start += 1
        if end - start + 1 > most:
            most, first = end - start + 1, times[start]
    return most, first


def _by_night(times: list[datetime.datetime]) -> list[datetime.datetime]:
    return [at for at in times if timezone.localtime(at).hour in NIGHT]
