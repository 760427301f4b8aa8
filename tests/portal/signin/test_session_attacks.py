"""Sessions that somebody planted, stole or kept; forms that another site sends; and what ends with what."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as configured
from django.contrib.auth.models import Group, User
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from roles import ADMINISTRATOR, CONTRIBUTOR, make_person, signed_in
from signing_in import (
    HOME,
    PASSWORD,
    account_form,
    code_of,
    give_app,
    is_in,
    new_password,
    with_code,
    with_password,
)
from time_machine import Traveller

pytestmark = pytest.mark.django_db
NEW = "tre-xanh-ngo-vang-2026"
COOKIE = configured.SESSION_COOKIE_NAME


def key_of(client: Client) -> str:
    return client.cookies[COOKIE].value if COOKIE in client.cookies else ""


def with_key(key: str) -> Client:
    client = Client()
    client.cookies[COOKIE] = key
    return client


def listed(user: User) -> set[str]:
    return set(UserSession.objects.filter(user=user).values_list("session_key", flat=True))


# ── Planted ──────────────────────────────────────────────────────────────────
def test_a_key_that_was_there_before_signing_in_is_worth_nothing_afterwards(colleague: User) -> None:
    planted = SessionStore()
    planted["x"] = 1
    planted.save()
    victim = with_key(planted.session_key)
    with_password(victim, colleague.username)
    assert is_in(victim)
    assert not is_in(with_key(planted.session_key))


def test_a_key_that_the_server_never_gave_out_is_not_taken_up(colleague: User) -> None:
    victim = with_key("a" * 32)
    with_password(victim, colleague.username)
    assert key_of(victim) != "a" * 32
    assert not is_in(with_key("a" * 32))


def test_the_key_changes_with_every_step(client: Client, colleague: User, clock: Traveller) -> None:
    secret = give_app(colleague)
    keys = [key_of(client)]
    with_password(client, colleague.username)
    keys.append(key_of(client))
    with_code(client, code_of(secret))
    keys.append(key_of(client))
    clock.shift(3600)
    client.post("/dang-nhap/xac-nhan/", {"password": PASSWORD}, REMOTE_ADDR=HOME)
    keys.append(key_of(client))
    client.post("/quan-tri/account/", account_form(colleague, **new_password(PASSWORD, NEW)), REMOTE_ADDR=HOME)
    keys.append(key_of(client))
    assert is_in(client)
    assert len(set(keys)) == len(keys)
    assert not any(is_in(with_key(key)) for key in keys[:-1])


def test_a_session_stays_on_the_list_under_its_new_key(client: Client, colleague: User, clock: Traveller) -> None:
    """Else nobody could end it."""
    with_password(client, colleague.username)
    client.post("/quan-tri/account/", account_form(colleague), REMOTE_ADDR=HOME)
    assert listed(colleague) == {key_of(client)}
    clock.shift(3600)
    client.post("/dang-nhap/xac-nhan/", {"password": PASSWORD}, REMOTE_ADDR=HOME)
    assert listed(colleague) == {key_of(client)}
    other = Client()
    with_password(other, colleague.username)
    other.post("/dang-nhap/phien/")
    assert not is_in(client)
    assert is_in(other)


def test_no_address_carries_a_session(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    key = key_of(client)
    for name in (COOKIE, "sessionid", "session", "sid"):
        assert Client().get(f"/quan-tri/?{name}={key}").status_code == 302
        assert Client().get("/quan-tri/", headers={"X-Session-Token": key}).status_code == 302


def test_the_cookie_is_nobody_elses_to_read(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["domain"] == ""
    assert len(cookie.value) == 32  # of 36 signs each


# ── Sent by another site ─────────────────────────────────────────────────────
FORMS = ["/dang-nhap/", "/dang-xuat/", "/quen-mat-khau/", "/dang-nhap/xac-nhan/", "/dang-nhap/phien/"]
FORMS += [f"/dang-nhap/hai-buoc/{form}" for form in ("ung-dung/", "ung-dung/go/", "ma-khoi-phuc/moi/", "khoa/them/")]


@pytest.mark.parametrize("form", [*FORMS, "/quan-tri/logout/", "/quan-tri/account/"])
def test_no_other_site_sends_a_form(colleague: User, form: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(colleague)
    sent = {"login": colleague.username, "password": PASSWORD, "email": colleague.email}
    assert client.post(form, sent, headers={"Origin": "https://la.example"}).status_code == 403
    assert client.post(form, sent).status_code == 403
    assert is_in(client)


@pytest.mark.parametrize("step", ["/dang-nhap/buoc-hai/", "/dang-nhap/ma-qua-thu/"])
def test_no_other_site_sends_a_code(colleague: User, step: str) -> None:
    assert Client(enforce_csrf_checks=True).post(step, {"code": "000000"}).status_code == 403


@pytest.mark.parametrize("place", ["/dang-xuat/", "/quan-tri/logout/"])
def test_no_picture_on_another_site_signs_anybody_out(client: Client, colleague: User, place: str) -> None:
    with_password(client, colleague.username)
    client.get(place)
    assert is_in(client)


def test_signing_out_leaves_nothing_to_go_back_to(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    key = key_of(client)
    assert "no-store" in client.get("/quan-tri/").headers["Cache-Control"]
    client.post("/dang-xuat/")
    assert not is_in(with_key(key))
    assert listed(colleague) == set()


# ── Ended with what they stood on ────────────────────────────────────────────
def test_a_new_password_of_ones_own_ends_the_other_sessions_at_once(client: Client, colleague: User) -> None:
    other = Client()
    for each in (client, other):
        with_password(each, colleague.username)
    client.post("/quan-tri/account/", account_form(colleague, **new_password(PASSWORD, NEW)), REMOTE_ADDR=HOME)
    assert is_in(client)
    assert not is_in(other)


def test_a_new_password_set_by_an_administrator_ends_them_all(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    kept = {"username": colleague.username, "email": colleague.email, "first_name": "A", "last_name": "B"}
    kept |= {"is_active": "on", "password1": NEW, "password2": NEW}
    groups = {"groups": [group.pk for group in colleague.groups.all()]}
    signed_in(make_person(ADMINISTRATOR)).post(f"/quan-tri/users/edit/{colleague.pk}/", kept | groups)
    assert User.objects.get(pk=colleague.pk).check_password(NEW)
    assert not is_in(client)


@pytest.mark.parametrize("how", ["form", "bulk"])
def test_an_account_switched_off_and_on_again_has_no_session_left(client: Client, colleague: User, how: str) -> None:
    with_password(client, colleague.username)
    desk = signed_in(make_person(ADMINISTRATOR))

    def switch(on: bool) -> None:
        kept = {"username": colleague.username, "email": colleague.email, "first_name": "A", "last_name": "B"}
        groups = {"groups": [group.pk for group in colleague.groups.all()]}
        if how == "form":
            desk.post(f"/quan-tri/users/edit/{colleague.pk}/", kept | groups | ({"is_active": "on"} if on else {}))
        else:
            address = f"/quan-tri/bulk/auth/user/set_active_state/?id={colleague.pk}&next=/quan-tri/users/"
            desk.post(address, {"mark_as_active": str(on)})
        assert User.objects.get(pk=colleague.pk).is_active is on

    switch(False)
    switch(True)
    assert not is_in(client)


def test_a_role_taken_away_is_gone_with_the_next_click(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    colleague.groups.set([Group.objects.get(name=ADMINISTRATOR)])
    assert client.get("/quan-tri/users/").status_code == 200
    colleague.groups.set([Group.objects.get(name=CONTRIBUTOR)])
    assert client.get("/quan-tri/users/").status_code == 302
    colleague.groups.clear()
    assert not is_in(client)


def test_an_account_that_was_deleted_is_gone_with_the_next_click(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    colleague.delete()
    assert not is_in(client)


def test_a_session_left_open_leads_the_way_back_nowhere_else(client: Client, colleague: User, clock: Traveller) -> None:
    with_password(client, colleague.username)
    clock.shift(3600)
    form = account_form(colleague) | {"name_email-email": "ke-gian@example.vn"}
    answer = client.post("/quan-tri/account/", form, REMOTE_ADDR=HOME)
    assert answer.headers["Location"] == "/dang-nhap/xac-nhan/?next=/quan-tri/account/"
    assert User.objects.get(pk=colleague.pk).email == colleague.email
    again = client.post(answer.headers["Location"], {"password": PASSWORD}, REMOTE_ADDR=HOME)
    assert again.headers["Location"] == "/quan-tri/account/"
    client.post("/quan-tri/account/", form | {"name_email-email": "moi@example.vn"}, REMOTE_ADDR=HOME)
    assert User.objects.get(pk=colleague.pk).email == "moi@example.vn"


def test_limits_hold_for_a_step_begun_and_never_ended(client: Client, colleague: User, clock: Traveller) -> None:
    give_app(colleague)
    with_password(client, colleague.username)
    clock.shift(configured.SESSION_MAX_HOURS * 3600 + 1)
    assert client.get("/dang-nhap/buoc-hai/").headers["Location"] == "/dang-nhap/"


def test_signing_in_goes_nowhere_but_within_the_site_after_either_step(client: Client, colleague: User) -> None:
    secret = give_app(colleague)
    for place in ("https://la.example/", "//la.example", "/\\la.example", "javascript:alert(1)"):
        step = client.post(
            f"/dang-nhap/?next={place}", {"login": colleague.username, "password": PASSWORD, "next": place}
        )
        assert step.headers["Location"].startswith("/dang-nhap/buoc-hai/")
        assert "la.example" not in step.headers["Location"]
    last: Any = client.post(f"/dang-nhap/buoc-hai/?next={place}", {"code": code_of(secret), "next": "//la.example"})
    assert last.headers["Location"] == "/quan-tri/"
