"""How long a session lives, where one is signed in, and who came in."""

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessLog
from django.contrib.auth.models import User
from django.test import Client
from roles import CONTRIBUTOR
from signing_in import is_in, make_colleague, with_password
from time_machine import Traveller

from portal.schedule import forget_sign_ins

pytestmark = pytest.mark.django_db
HOUR = 3600
SESSIONS = "/dang-nhap/phien/"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"


def test_a_session_that_nobody_uses_ends(client: Client, colleague: User, clock: Traveller) -> None:
    with_password(client, colleague.username)
    clock.shift(12 * HOUR)
    assert is_in(client)
    clock.shift(12 * HOUR + 1)
    assert not is_in(client)


def test_a_session_in_use_ends_all_the_same_after_a_week(client: Client, colleague: User, clock: Traveller) -> None:
    with_password(client, colleague.username)
    for _ in range(21):
        clock.shift(8 * HOUR)
        assert is_in(client)
    clock.shift(1)
    assert not is_in(client)


def test_a_page_left_open_keeps_no_session_alive(client: Client, colleague: User, clock: Traveller) -> None:
    with_password(client, colleague.username)
    for _ in range(25):
        clock.shift(HOUR / 2)
        answer = client.get("/quan-tri/phien/").json()
    assert answer == {"alive": False}


def test_one_session_is_ended_from_another(client: Client, colleague: User) -> None:
    phone = Client(headers={"User-Agent": PHONE})
    with_password(phone, colleague.username)
    with_password(client, colleague.username)
    page = client.get(SESSIONS).content.decode()
    assert "Chrome trên Android" in page
    there = UserSession.objects.get(user_agent=PHONE)
    client.post(SESSIONS, {"session": str(there.pk)})
    assert not is_in(phone)
    assert is_in(client)


def test_all_others_are_ended_at_once(client: Client, colleague: User) -> None:
    others = [Client() for _ in range(2)]
    for each in (*others, client):
        with_password(each, colleague.username)
    client.post(SESSIONS)
    assert [is_in(each) for each in (*others, client)] == [False, False, True]


def test_nobody_ends_the_session_of_somebody_else(client: Client, colleague: User) -> None:
    victim = Client()
    with_password(victim, make_colleague(CONTRIBUTOR, "nguoi.khac").username)
    with_password(client, colleague.username)
    theirs = UserSession.objects.get(user__username="nguoi.khac")
    for session in (str(theirs.pk), "9" * 30):
        client.post(SESSIONS, {"session": session})
    assert is_in(victim)


def test_the_history_tells_of_ones_own_sign_ins_and_failures_only(client: Client, colleague: User) -> None:
    other = make_colleague(CONTRIBUTOR, "nguoi.khac")
    with_password(Client(), other.username, address="203.0.113.9")
    with_password(client, colleague.username)
    with_password(Client(), colleague.username, "sai", "198.51.100.7")
    page = client.get(SESSIONS).content.decode()
    assert "198.51.100.7" in page
    assert "203.0.113.9" not in page
    assert page.count("10.0.0.1") == 2


def test_a_new_password_ends_the_other_sessions(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    colleague.set_password("nam-con-nghe-di-choi")
    colleague.save()
    assert not is_in(client)


def test_addresses_are_forgotten_in_time(client: Client, colleague: User, clock: Traveller) -> None:
    with_password(client, colleague.username)
    clock.shift(8 * 24 * HOUR)
    forget_sign_ins()
    assert not UserSession.objects.exists()
    assert AccessLog.objects.exists()
    clock.shift(30 * 24 * HOUR)
    forget_sign_ins()
    assert not AccessLog.objects.exists()
