import datetime
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from portal.leader import RENEW_EVERY, TERM, Leader
from portal.models import Heartbeat, Lease
from portal.schedule import Job, run_due

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 0))


def after(seconds: float) -> datetime.datetime:
    return AT + datetime.timedelta(seconds=seconds)


class Clock:
    """One for the host and for the database."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 0.0
        take = Lease.take
        monkeypatch.setattr(Lease, "take", lambda *told: take(*told, at=after(self.seconds)))

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_one_alone_has_it_until_its_time_is_over(db: None) -> None:
    assert Lease.take("việc", "a", 20, AT)
    assert not Lease.take("việc", "b", 20, after(19))
    assert Lease.take("việc", "a", 20, after(19))
    assert not Lease.take("việc", "b", 20, after(38))
    assert Lease.take("việc", "b", 20, after(40))
    assert not Lease.take("việc", "a", 20, after(41))


def test_things_are_had_apart(db: None) -> None:
    assert Lease.take("một", "a", 20)
    assert Lease.take("hai", "b", 20)


def test_the_databases_own_clock_is_asked_where_none_is_told(db: None) -> None:
    assert Lease.take("việc", "a", 3_600)
    assert not Lease.take("việc", "b", 3_600)
    # Not now: SQLite's clock knows milliseconds, and may say the same one twice.
    assert Lease.take("việc", "a", -1)
    assert timezone.now() - Lease.objects.get().until < datetime.timedelta(minutes=5)
    assert Lease.take("việc", "b", 3_600)
    assert Lease.objects.get().until > timezone.now() + datetime.timedelta(minutes=55)


def test_who_gives_back_what_another_has_takes_nothing_away(db: None) -> None:
    Lease.take("việc", "a", 20)
    Lease.give_back("việc", "b")
    assert not Lease.take("việc", "b", 20)
    Lease.give_back("việc", "a")
    assert Lease.take("việc", "b", 20)


def test_a_leader_that_fell_silent_is_followed_within_a_minute(db: None, clock: Clock) -> None:
    first, second = Leader(clock=clock), Leader(clock=clock)
    first.renew()
    second.renew()
    assert (first.leads, second.leads) == (True, False)
    while not second.leads:
        clock.seconds += RENEW_EVERY
        second.renew()
        assert not (first.leads and second.leads)
    assert clock.seconds < 60


def test_a_leader_that_goes_in_order_is_followed_at_once(db: None, clock: Clock) -> None:
    first, second = Leader(clock=clock), Leader(clock=clock)
    first.renew()
    first.resign()
    second.renew()
    assert (first.leads, second.leads) == (False, True)


def test_who_was_stopped_for_long_leads_no_more_before_asking_anybody(db: None, clock: Clock) -> None:
    leader = Leader(clock=clock)
    leader.renew()
    clock.seconds += TERM
    assert not leader.leads


def test_while_the_database_is_away_a_term_goes_to_its_end_and_no_further(
    db: None, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*told: Any) -> bool:
        raise OperationalError

    leader = Leader(clock=clock)
    leader.renew()
    monkeypatch.setattr(Lease, "take", away)
    clock.seconds += TERM - 1
    leader.renew()
    assert leader.leads
    clock.seconds += 1
    assert not leader.leads


def test_who_does_not_lead_does_only_what_each_host_does_for_itself(db: None) -> None:
    ran: list[str] = []
    leads = False
    plan = [Job("one", 10, lambda: ran.append("one")), Job("each", 10, lambda: ran.append("each"), everywhere=True)]
    run_due(plan, 0.0, lambda: leads)
    assert ran == ["each"]
    leads = True
    run_due(plan, 1.0, lambda: leads)
    assert ran == ["each", "one"]
    assert set(Heartbeat.objects.values_list("job", flat=True)) == {"each", "one"}
