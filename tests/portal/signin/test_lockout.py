"""Guessing, from one address and from many."""

import re
from collections.abc import Iterator

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from signing_in import HOME, PASSWORD, code_of, give_app, is_in, recovery_codes, with_code, with_password
from time_machine import Traveller

pytestmark = pytest.mark.django_db


def strangers() -> Iterator[str]:
    return (f"203.0.{a}.{b}" for a in range(200) for b in range(1, 255))


def guess_from_everywhere(name: str, guesses: int = 20) -> None:
    for address, _ in zip(strangers(), range(guesses), strict=False):
        with_password(Client(), name, "doan-bua", address)


def test_an_address_that_guesses_along_with_many_has_one_try(colleague: User) -> None:
    guess_from_everywhere(colleague.username)
    stranger = Client()
    assert with_password(stranger, colleague.username, "doan-bua", "198.51.100.7").status_code == 429
    assert with_password(stranger, colleague.username, PASSWORD, "198.51.100.7").status_code == 429


def test_the_right_password_works_from_where_one_came_in_before(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    guess_from_everywhere(colleague.username)
    again = Client()
    assert with_password(again, colleague.username, "go-nham").status_code == 200
    assert with_password(again, colleague.username).headers["Location"] == "/quan-tri/"


def test_the_right_password_works_from_elsewhere_with_a_code_by_letter(colleague: User) -> None:
    guess_from_everywhere(colleague.username)
    elsewhere, address = Client(), "198.51.100.7"
    answer = with_password(elsewhere, colleague.username, PASSWORD, address)
    assert answer.headers["Location"] == "/dang-nhap/ma-qua-thu/"
    assert not is_in(elsewhere)
    letter = mail.outbox[-1]
    assert letter.to == [colleague.email]
    code = re.search(r"^\S{4,}$", letter.body, re.MULTILINE)[0]
    page = elsewhere.get("/dang-nhap/ma-qua-thu/", REMOTE_ADDR=address).content.decode()
    assert colleague.email in page
    assert elsewhere.post("/dang-nhap/ma-qua-thu/", {"code": "XXXX"}, REMOTE_ADDR=address).status_code == 200
    elsewhere.post("/dang-nhap/ma-qua-thu/", {"code": code}, REMOTE_ADDR=address)
    assert is_in(elsewhere)


def test_whoever_has_a_second_factor_is_asked_for_that_instead(colleague: User) -> None:
    give_app(colleague)
    guess_from_everywhere(colleague.username)
    answer = with_password(Client(), colleague.username, PASSWORD, "198.51.100.7")
    assert answer.headers["Location"] == "/dang-nhap/buoc-hai/"


def test_guessing_at_one_name_changes_nothing_for_another(colleague: User) -> None:
    guess_from_everywhere("ten.khac")
    assert with_password(Client(), colleague.username).headers["Location"] == "/quan-tri/"


def test_the_guard_goes_down_half_an_hour_later(colleague: User, clock: Traveller) -> None:
    guess_from_everywhere(colleague.username)
    clock.shift(31 * 60)
    assert with_password(Client(), colleague.username, PASSWORD, "198.51.100.7").headers["Location"] == "/quan-tri/"


def test_of_ipv6_a_whole_network_is_one_address(colleague: User) -> None:
    for host in range(1, 6):
        answer = with_password(Client(), colleague.username, "doan-bua", f"2001:db8:1:2::{host}")
    assert answer.status_code == 429
    assert with_password(Client(), colleague.username, PASSWORD, "2001:db8:1:2:ffff::1").status_code == 429
    assert with_password(Client(), colleague.username, PASSWORD, "2001:db8:1:3::1").status_code == 302


def test_an_account_without_a_letter_box_does_not_open_the_login_page_to_a_lock(
    client: Client, colleague: User
) -> None:
    User.objects.filter(pk=colleague.pk).update(email="")
    for _ in range(5):
        with_password(Client(), colleague.username, "doan-bua")
    assert client.get("/dang-nhap/", REMOTE_ADDR=HOME).status_code == 200


# ── Codes ────────────────────────────────────────────────────────────────────
def test_five_wrong_codes_lock_them_for_that_address_and_the_right_one_too(colleague: User, clock: Traveller) -> None:
    secret = give_app(colleague)
    client = Client()
    with_password(client, colleague.username)
    assert [with_code(client, "000000").status_code for _ in range(5)] == [200, 200, 200, 200, 429]
    assert with_code(client, code_of(secret)).status_code == 429
    assert with_code(client, recovery_codes(colleague)[0]).status_code == 429
    assert len(recovery_codes(colleague)) == 10
    elsewhere = Client()
    with_password(elsewhere, colleague.username, PASSWORD, "10.0.0.2")
    assert with_code(elsewhere, code_of(secret), "10.0.0.2").status_code == 302


def test_codes_guessed_from_many_addresses_are_looked_at_no_more(colleague: User) -> None:
    secret = give_app(colleague)
    for address, _ in zip(strangers(), range(20), strict=False):
        thief = Client()
        with_password(thief, colleague.username, PASSWORD, address)
        with_code(thief, "000000", address)
    thief = Client()
    with_password(thief, colleague.username, PASSWORD, "198.51.100.7")
    assert with_code(thief, code_of(secret), "198.51.100.7").status_code == 429


def test_wrong_codes_are_forgotten_once_the_right_one_came(colleague: User) -> None:
    secret = give_app(colleague)
    client = Client()
    with_password(client, colleague.username)
    for _ in range(4):
        with_code(client, "000000")
    with_code(client, code_of(secret))
    assert not AccessAttempt.objects.exists()


def test_no_password_and_no_code_is_kept_with_a_failure(colleague: User) -> None:
    give_app(colleague)
    client = Client()
    with_password(client, colleague.username, "mat-khau-go-sai")
    with_password(client, colleague.username)
    with_code(client, "271221")
    kept = " ".join(attempt.post_data for attempt in AccessAttempt.objects.all())
    assert kept
    assert "mat-khau-go-sai" not in kept
    assert "271221" not in kept
