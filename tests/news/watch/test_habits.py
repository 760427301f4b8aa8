"""Accounts that publish unlike themselves, and accounts that have come to publish."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from roles import APPROVER, CONTRIBUTOR, make_person
from wagtail.models import PageLogEntry

from news.models import ArticlePage, HomePage, WatchFinding
from news.watch.habits import watch_accounts

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime.datetime(2026, 11, 20, 16, 0))
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
Published = Callable[[User, datetime.datetime], None]


@pytest.fixture
def published(make_article: Callable[..., ArticlePage]) -> Published:
    article = make_article()

    def at(user: User, moment: datetime.datetime) -> None:
        PageLogEntry.objects.log_action(article, "wagtail.publish", user=user, timestamp=moment)

    return at


@pytest.fixture
def chief(home: HomePage) -> User:
    user = make_person(APPROVER, "lo.tra")
    watch_accounts(NOW)
    return user


def told(kind: str = "burst") -> list[str]:
    return [f"{row.place}: {row.what}" for row in WatchFinding.objects.unseen().filter(kind=kind).order_by("pk")]


def test_ten_pages_within_an_hour_are_unusual_and_told_once(chief: User, published: Published) -> None:
    for number in range(10):
        published(chief, NOW - HOUR + number * 5 * MINUTE)
    assert watch_accounts(NOW) == 1
    assert watch_accounts(NOW) == 0
    [said] = told()
    assert said == "lo.tra Lò Thị (lo.tra): Đăng hơn 9 trang trong một giờ, từ 15:00 20/11/2026."


def test_nine_are_not_nor_ten_over_a_day(chief: User, published: Published) -> None:
    other = make_person(APPROVER, "vang.sa")
    watch_accounts(NOW)
    WatchFinding.objects.all().delete()
    for number in range(9):
        published(chief, NOW - HOUR + number * 5 * MINUTE)
    for number in range(10):
        published(other, NOW - number * 61 * MINUTE)
    watch_accounts(NOW)
    assert told() == []


def test_who_often_publishes_much_at_once_may_go_on(chief: User, published: Published) -> None:
    for number in range(8):
        published(chief, NOW - 30 * DAY + number * MINUTE)
    for number in range(20):
        published(chief, NOW - HOUR + number * MINUTE)
    watch_accounts(NOW)
    assert told() == []
    for number in range(20, 30):
        published(chief, NOW - HOUR + number * MINUTE)
    watch_accounts(NOW)
    assert len(told()) == 1


def test_a_page_by_night_of_an_account_that_works_by_day(chief: User, published: Published) -> None:
    night = NOW.replace(hour=2, minute=10)
    published(chief, night)
    watch_accounts(NOW)
    assert told() == []  # nothing is known of its habits
    for number in range(25):
        published(chief, NOW - 10 * DAY - number * DAY)
    watch_accounts(NOW)
    [said] = told()
    assert "02:10 20/11/2026" in said


def test_night_workers_are_known_for_it(chief: User, published: Published) -> None:
    for number in range(25):
        published(chief, NOW.replace(hour=2) - 10 * DAY - number * DAY)
    published(chief, NOW.replace(hour=2))
    watch_accounts(NOW)
    assert told() == []


def test_who_may_publish_when_the_watch_begins_is_known(chief: User) -> None:
    assert told("publisher") == []
    assert WatchFinding.objects.filter(kind="publisher").exclude(seen_at=None).count() == 1


def test_whoever_may_publish_from_now_on_is_told_and_again_after_it_was_taken(chief: User) -> None:
    person = make_person(CONTRIBUTOR, "cong.tac")
    watch_accounts(NOW)
    assert told("publisher") == []
    person.groups.add(Group.objects.get(name=APPROVER))
    watch_accounts(NOW)
    assert [said.partition(":")[0] for said in told("publisher")] == ["cong.tac Lò Thị (cong.tac)"]
    WatchFinding.objects.all().mark_seen(chief)
    person.groups.clear()
    watch_accounts(NOW + DAY)
    assert told("publisher") == []
    person.is_superuser = True
    person.save()
    watch_accounts(NOW + 2 * DAY)
    assert len(told("publisher")) == 1
    watch_accounts(NOW + 3 * DAY)
    assert WatchFinding.objects.filter(kind="publisher").count() == 2
