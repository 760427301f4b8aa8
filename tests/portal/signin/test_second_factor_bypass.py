"""Ways in that leave the second factor out: every other form, other steps, other people, and codes used again."""

import re
from threading import Thread
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from roles import ADMINISTRATOR, APPROVER, EDITOR, make_person
from signing_in import (
    HOME,
    PASSWORD,
    code_of,
    give_app,
    is_in,
    make_colleague,
    recovery_codes,
    with_code,
    with_password,
)
from time_machine import Traveller
from wagtail.models import Page

pytestmark = pytest.mark.django_db
STEP_TWO = "/dang-nhap/buoc-hai/"
SETUP = "/dang-nhap/hai-buoc/"
OTHER_FORMS = ["/quan-tri/login/", "/_util/login/", "/admin/", "/admin/login/", "/django-admin/login/", "/login/"]
OTHER_FORMS += ["/accounts/login/", "/dang-nhap/login/", "/_allauth/browser/v1/auth/login", "/api/v2/login/"]
INSIDE = ["/quan-tri/", "/quan-tri/account/", "/dang-nhap/phien/", SETUP, f"{SETUP}ung-dung/go/", f"{SETUP}khoa/them/"]
INSIDE += [f"{SETUP}ma-khoi-phuc/moi/", *(f"/dang-nhap/xac-nhan/{way}" for way in ("", "ma/", "khoa/"))]
NO_CODES: list[dict[str, Any]] = [{}, {"code": ""}, {"code": " "}, {"code": "00000٠"}, {"code": ["", ""]}]
NO_CODES += [{"code": "1" * 10_000}, *({"credential": text} for text in ("{}", "null", "[]", "7", '{"id":"x"}'))]


@pytest.fixture
def secret(colleague: User) -> str:
    return give_app(colleague)


# ── Other forms ──────────────────────────────────────────────────────────────
@pytest.mark.parametrize("place", OTHER_FORMS)
def test_no_other_form_lets_anybody_in(client: Client, colleague: User, secret: str, place: str) -> None:
    names = {"login": colleague.username, "username": colleague.username, "email": colleague.email}
    client.post(place, names | {"password": PASSWORD})
    assert not is_in(client)
    client.post(place, names | {"password": PASSWORD}, "application/json")
    assert not is_in(client)


def test_wagtails_own_login_leads_to_ours_without_looking_at_what_was_sent(client: Client, secret: str) -> None:
    for answer in (client.get("/quan-tri/login/?next=/quan-tri/"), client.post("/quan-tri/login/")):
        assert answer.headers["Location"].startswith("/dang-nhap/")


@pytest.mark.parametrize("word", ["Basic", "Bearer", "Token", "Digest"])
def test_no_header_signs_anybody_in(client: Client, colleague: User, word: str) -> None:
    sent = {
        "HTTP_AUTHORIZATION": f"{word} ZG9uZy5uZ2hpZXA6Ym9uLWNvbi12b2ktdW9uZy1udW9j",
        "REMOTE_USER": colleague.username,
    }
    sent |= dict.fromkeys(["HTTP_REMOTE_USER", "HTTP_X_REMOTE_USER", "HTTP_X_FORWARDED_USER"], colleague.username)
    assert client.get("/quan-tri/", **sent).status_code == 302


def test_a_passkey_alone_is_no_way_in(client: Client, secret: str) -> None:
    for place in ("/dang-nhap/khoa/", "/dang-nhap/webauthn/login/", "/accounts/2fa/webauthn/login/"):
        assert client.post(place, {"credential": "{}"}).status_code == 404


# ── Steps left out ───────────────────────────────────────────────────────────
@pytest.mark.parametrize("place", INSIDE)
def test_after_the_password_alone_nothing_is_open(client: Client, colleague: User, secret: str, place: str) -> None:
    with_password(client, colleague.username)
    for answer in (client.get(place), client.post(place, {"password": PASSWORD, "code": code_of(secret)})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(("/dang-nhap/?next", STEP_TWO, "/quan-tri/login/"))
    assert not is_in(client)
    assert Authenticator.objects.filter(user=colleague).count() == 2


def test_the_code_by_letter_stands_in_for_no_second_factor(client: Client, colleague: User, secret: str) -> None:
    for n in range(20):
        with_password(Client(), colleague.username, "doan-bua", f"203.0.113.{n}")
    with_password(client, colleague.username, PASSWORD, "198.51.100.7")
    assert client.post("/dang-nhap/ma-qua-thu/", {"code": ""}, REMOTE_ADDR="198.51.100.7").status_code == 302
    assert not [letter for letter in mail.outbox if "Mã đăng nhập" in letter.subject]
    assert not is_in(client)


def test_keeping_signed_in_leaves_no_step_out_next_time(client: Client, colleague: User, secret: str) -> None:
    with_password(client, colleague.username, remember="on")
    with_code(client, code_of(secret))
    client.post("/dang-xuat/")
    assert with_password(client, colleague.username, remember="on").headers["Location"] == STEP_TWO
    assert not is_in(client)
    client.cookies["mfa_trusted"] = "1:abc"
    assert with_password(client, colleague.username).headers["Location"] == STEP_TWO


def test_a_step_left_open_for_a_quarter_of_an_hour_is_closed(
    client: Client, colleague: User, secret: str, clock: Traveller
) -> None:
    with_password(client, colleague.username)
    clock.shift(901)
    with_code(client, code_of(secret))
    assert not is_in(client)


@pytest.mark.parametrize("sent", NO_CODES)
def test_what_is_no_code_opens_nothing_and_breaks_nothing(
    client: Client, colleague: User, secret: str, sent: dict[str, Any]
) -> None:
    with_password(client, colleague.username)
    assert client.post(STEP_TWO, sent, REMOTE_ADDR=HOME).status_code in (200, 400)
    assert not is_in(client)


# ── Somebody else in between ─────────────────────────────────────────────────
def test_whose_code_it_is_was_decided_by_the_password(client: Client, colleague: User, secret: str) -> None:
    thief = make_colleague(EDITOR, "nguoi.khac")
    own = give_app(thief)
    with_password(client, colleague.username)
    for code in (code_of(own), recovery_codes(thief)[0]):
        client.post(
            f"{STEP_TWO}?login=nguoi.khac", {"code": code, "login": "nguoi.khac", "user": thief.pk}, REMOTE_ADDR=HOME
        )
        assert not is_in(client)


def test_a_step_begun_as_oneself_is_not_ended_as_somebody_else(client: Client, colleague: User, secret: str) -> None:
    """The one who is signed in goes on being it, and his code opens nobody else's account."""
    thief = make_colleague(EDITOR, "nguoi.khac")
    own = give_app(thief)
    with_password(client, thief.username)
    with_password(client, colleague.username)
    with_code(client, code_of(own))
    assert client.get("/quan-tri/").context["user"] == thief
    with_password(client, colleague.username)
    with_code(client, recovery_codes(thief)[0])
    assert client.get("/quan-tri/").context["user"] == thief


def test_an_account_switched_off_between_the_steps_stays_out(client: Client, colleague: User, secret: str) -> None:
    with_password(client, colleague.username)
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    with_code(client, code_of(secret))
    assert not is_in(client)
    User.objects.filter(pk=colleague.pk).update(is_active=True)
    assert not is_in(client)


def test_a_password_changed_between_the_steps_begins_them_anew(client: Client, colleague: User, secret: str) -> None:
    with_password(client, colleague.username)
    colleague.set_password("tre-xanh-ngo-vang-2026")
    colleague.save()
    with_code(client, code_of(secret))
    assert not is_in(client)


def test_a_factor_taken_away_between_the_steps_opens_nothing(client: Client, colleague: User, secret: str) -> None:
    with_password(client, colleague.username)
    Authenticator.objects.filter(user=colleague).delete()
    with_code(client, code_of(secret))
    assert not is_in(client)


def test_setting_one_up_needs_the_secret_of_this_very_session(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    client.get(f"{SETUP}ung-dung/")
    client.post(f"{SETUP}ung-dung/", {"code": code_of("A" * 32), "secret": "A" * 32})
    assert not Authenticator.objects.exists()


# ── Codes used again ─────────────────────────────────────────────────────────
@pytest.mark.parametrize("later", [0, 25, 50])
def test_the_code_that_set_an_app_up_opens_nothing(
    client: Client, colleague: User, clock: Traveller, later: int
) -> None:
    with_password(client, colleague.username)
    page = client.get(f"{SETUP}ung-dung/").content.decode()
    secret = re.search(r'account__secret">([A-Z2-7]+)<', page)[1]
    code = code_of(secret)
    client.post(f"{SETUP}ung-dung/", {"code": code})
    assert Authenticator.objects.filter(user=colleague, type="totp").exists()
    clock.shift(later)
    cache.clear()
    other = Client()
    with_password(other, colleague.username)
    assert with_code(other, code).status_code == 200
    assert not is_in(other)
    clock.shift(60)
    with_code(other, code_of(secret))
    assert is_in(other)


def test_a_code_that_confirmed_a_change_opens_nothing_afterwards(
    client: Client, colleague: User, secret: str, clock: Traveller
) -> None:
    with_password(client, colleague.username)
    with_code(client, code_of(secret))
    clock.shift(3600)
    code = code_of(secret)
    assert client.post("/dang-nhap/xac-nhan/ma/", {"code": code}, REMOTE_ADDR=HOME).status_code == 302
    cache.clear()
    other = Client()
    with_password(other, colleague.username)
    with_code(other, code)
    assert not is_in(other)


def test_an_earlier_code_opens_nothing_after_a_later_one(colleague: User, secret: str, clock: Traveller) -> None:
    earlier = code_of(secret)
    clock.shift(30)
    first, second = Client(), Client()
    with_password(first, colleague.username)
    with_code(first, code_of(secret))
    assert is_in(first)
    with_password(second, colleague.username)
    with_code(second, earlier)
    assert not is_in(second)


def test_recovery_codes_made_anew_make_the_old_ones_worthless(client: Client, colleague: User, secret: str) -> None:
    old = recovery_codes(colleague)
    with_password(client, colleague.username)
    with_code(client, old[0])
    client.post(f"{SETUP}ma-khoi-phuc/moi/")
    assert not set(old) & set(recovery_codes(colleague))
    other = Client()
    with_password(other, colleague.username)
    with_code(other, old[1])
    assert not is_in(other)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_a_code_sent_many_times_at_once_opens_once(kind: str) -> None:
    Page.objects.exists()
    colleague = make_colleague(APPROVER)
    secret = give_app(colleague)
    code = code_of(secret) if kind == "app" else recovery_codes(colleague)[0]
    clients = [Client() for _ in range(4)]
    for client in clients:
        with_password(client, colleague.username)
        cache.clear()

    def send(client: Client) -> None:
        try:
            with_code(client, code)
        finally:
            connection.close()

    threads = [Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(is_in(client) for client in clients) == 1


# ── Taken away ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize("place", ["ung-dung/go/", "ma-khoi-phuc/moi/"])
def test_a_session_left_open_takes_no_factor_away(
    client: Client, colleague: User, secret: str, clock: Traveller, place: str
) -> None:
    with_password(client, colleague.username)
    with_code(client, code_of(secret))
    before = recovery_codes(colleague)
    clock.shift(3600)
    assert client.post(f"{SETUP}{place}").headers["Location"].startswith("/dang-nhap/xac-nhan/")
    assert recovery_codes(colleague) == before
    assert Authenticator.objects.filter(user=colleague, type="totp").exists()


def test_where_it_is_demanded_a_factor_taken_away_closes_everything_again(
    client: Client, colleague: User, secret: str, settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    with_password(client, colleague.username)
    with_code(client, code_of(secret))
    assert is_in(client)
    client.post(f"{SETUP}ung-dung/go/")
    assert client.get("/quan-tri/").headers["Location"] == SETUP


def test_nobody_takes_one_away_by_editing_or_deleting_an_account_above_him(colleague: User) -> None:
    administrator = make_person(ADMINISTRATOR)
    boss = User.objects.create_superuser("toan.quyen", "toan.quyen@example.vn", PASSWORD)
    give_app(boss)
    desk = Client()
    desk.force_login(administrator)
    desk.post(f"/quan-tri/xac-thuc-hai-buoc/{boss.pk}/")
    desk.post(f"/quan-tri/users/delete/{boss.pk}/")
    desk.post(f"/quan-tri/bulk/auth/user/delete/?id={boss.pk}")
    assert Authenticator.objects.filter(user=boss).count() == 2
