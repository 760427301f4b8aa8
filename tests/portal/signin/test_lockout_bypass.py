"""Ways around the lock-out: headers, other spellings of a name, other forms, other addresses."""

import unicodedata
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from roles import EDITOR, make_person
from signing_in import PASSWORD, account_form, code_of, give_app, is_in, new_password, with_code, with_password
from time_machine import Traveller

pytestmark = pytest.mark.django_db
LOCKED = 429


def lock(name: str, address: str = "10.0.0.1", **sent: str) -> None:
    for _ in range(5):
        with_password(Client(), name, "doan-bua", address, **sent)


def through(client: Client, name: str, password: str, remote: str, **headers: str) -> Any:
    return client.post("/dang-nhap/", {"login": name, "password": password}, REMOTE_ADDR=remote, **headers)


# ── Headers ──────────────────────────────────────────────────────────────────
CLAIMS = ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_CLIENT_IP", "HTTP_TRUE_CLIENT_IP", "HTTP_CF_CONNECTING_IP"]
CLAIMS += ["HTTP_X_CLIENT_IP", "HTTP_X_CLUSTER_CLIENT_IP", "HTTP_X_ORIGINATING_IP", "HTTP_FORWARDED_FOR", "HTTP_VIA"]


def claimed(number: int) -> dict[str, str]:
    address = f"192.0.2.{number}"
    return dict.fromkeys(CLAIMS, address) | {"HTTP_FORWARDED": f"for={address};by={address}"}


@pytest.mark.parametrize("trusted", [[], ["10.7.0.9"]], ids=["no proxy", "another proxy"])
def test_what_a_stranger_claims_of_his_address_counts_for_nothing(
    colleague: User, settings: Any, trusted: list[str]
) -> None:
    settings.TRUSTED_PROXIES = trusted
    statuses = [
        through(Client(), colleague.username, "doan-bua", "203.0.113.5", **claimed(n)).status_code for n in range(6)
    ]
    assert statuses == [200, 200, 200, 200, LOCKED, LOCKED]
    assert through(Client(), colleague.username, PASSWORD, "203.0.113.5", **claimed(99)).status_code == LOCKED


@pytest.mark.parametrize(
    "chain",
    [
        "192.0.2.{n}, 203.0.113.5",
        "10.7.0.9, 192.0.2.{n}, 203.0.113.5",
        "192.0.2.{n},192.0.3.{n},203.0.113.5, 10.7.0.9",
        '"192.0.2.{n}", unknown, 203.0.113.5:40{n}0',
        "203.0.113.5, 192.0.2.{n}, ::ffff:203.0.113.5",
    ],
)
def test_behind_a_proxy_only_what_the_proxy_appended_counts(colleague: User, settings: Any, chain: str) -> None:
    settings.TRUSTED_PROXIES = ["10.7.0.0/24"]
    for n in range(5):
        sent = claimed(n) | {"HTTP_X_FORWARDED_FOR": chain.format(n=n)}
        through(Client(), colleague.username, "doan-bua", "10.7.0.9", **sent)
    again = through(Client(), colleague.username, PASSWORD, "10.7.0.9", HTTP_X_FORWARDED_FOR="192.0.2.250, 203.0.113.5")
    assert again.status_code == LOCKED
    elsewhere = through(Client(), colleague.username, PASSWORD, "10.7.0.9", HTTP_X_FORWARDED_FOR="203.0.113.6")
    assert elsewhere.status_code == 302


@pytest.mark.parametrize("chain", ["", "unknown", "rubbish", "203.0.113.5, rubbish", "999.1.1.1", "x" * 5000])
def test_a_proxy_that_knows_no_client_locks_too(colleague: User, settings: Any, chain: str) -> None:
    settings.TRUSTED_PROXIES = ["10.7.0.9"]
    sent = {"HTTP_X_FORWARDED_FOR": chain} if chain else {}
    statuses = [through(Client(), colleague.username, "doan-bua", "10.7.0.9", **sent).status_code for _ in range(6)]
    assert statuses[-2:] == [LOCKED, LOCKED]


def test_another_browser_or_a_new_session_is_no_other_address(colleague: User) -> None:
    for n in range(5):
        through(Client(headers={"User-Agent": f"Trình duyệt {n}"}), colleague.username, "doan-bua", "203.0.113.5")
    assert through(Client(), colleague.username, PASSWORD, "203.0.113.5").status_code == LOCKED


# ── Other spellings of one name ──────────────────────────────────────────────
SPELLINGS = [
    "dong.nghiep",
    "DONG.NGHIEP",
    "Dong.Nghiep",
    "  dong.nghiep ",
    "\tdong.nghiep\n",
    "\u00a0dong.nghiep\u2003",
    "dong.nghiep@example.vn",
    "DONG.NGHIEP@EXAMPLE.VN",
    " dong.nghiep@Example.VN ",
]


def test_no_spelling_of_a_name_has_tries_of_its_own(colleague: User) -> None:
    answers = [with_password(Client(), spelling, "doan-bua").status_code for spelling in SPELLINGS]
    assert answers == [200] * 4 + [LOCKED] * (len(SPELLINGS) - 4)
    for spelling in SPELLINGS:
        assert with_password(Client(), spelling).status_code == LOCKED


@pytest.mark.parametrize(
    "spelling",
    [
        "ｄｏｎｇ．ｎｇｈｉｅｐ",
        "dong.nghiep\u200b",
        "\u200bdong.nghiep",
        "dong\u00ad.nghiep",
        "dong.nghie\u0301p",
        "dong.nghıep",
        "dong．nghiep",
        "đong.nghiep",
        "dong.nghiep%00",
        "dong.nghiep ".replace(" ", "\u2063"),
    ],
)
def test_a_spelling_that_only_looks_alike_opens_nothing_or_is_counted_with_the_name(
    colleague: User, spelling: str
) -> None:
    if with_password(Client(), spelling).status_code == 200:
        return
    lock(colleague.username)
    assert with_password(Client(), spelling).status_code == LOCKED


def test_a_vietnamese_name_is_one_in_both_forms_of_its_letters(home: Any) -> None:
    name = unicodedata.normalize("NFC", "tổng.biên")
    person = make_person(EDITOR, name)
    person.set_password(PASSWORD)
    person.save()
    lock(name)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert with_password(Client(), unicodedata.normalize(form, name)).status_code != 302


def test_an_address_that_is_also_somebodys_name_is_counted_once(colleague: User) -> None:
    """Else each of the two would have tries of its own at both."""
    make_person(EDITOR, colleague.email)
    lock(colleague.email)
    assert with_password(Client(), colleague.email).status_code == LOCKED


# ── Other fields and forms ───────────────────────────────────────────────────
@pytest.mark.parametrize("field", ["username", "email", "code_of", "user", "account"])
def test_a_field_that_the_form_does_not_have_gives_no_new_tries(colleague: User, field: str) -> None:
    for n in range(5):
        with_password(Client(), colleague.username, "doan-bua", **{field: f"ai-do-{n}"})
    stranger = Client()
    with_password(stranger, colleague.username, PASSWORD, **{field: "ai-do-99"})
    assert not is_in(stranger)
    assert with_password(Client(), colleague.username).status_code == LOCKED


def test_a_field_that_the_form_does_not_have_locks_nobody_else(colleague: User) -> None:
    for _ in range(6):
        with_password(Client(), "khong.co.ai", "doan-bua", username=colleague.username, code_of=colleague.username)
    assert with_password(Client(), colleague.username).status_code == 302


def test_a_name_sent_twice_is_the_one_that_is_looked_at(colleague: User) -> None:
    lock(colleague.username)
    body = f"login=khong.co.ai&login={colleague.username}&password={PASSWORD}"
    for sent in (body, f"login={colleague.username}&login=khong.co.ai&password={PASSWORD}"):
        stranger = Client()
        stranger.post(
            "/dang-nhap/?login=khong.co.ai", sent, "application/x-www-form-urlencoded", REMOTE_ADDR="10.0.0.1"
        )
        assert not is_in(stranger)


@pytest.mark.parametrize(
    "how",
    [
        {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_AUTHORIZATION": "Basic ZG9uZy5uZ2hpZXA6Ym9uLWNvbi12b2ktdW9uZy1udW9j"},
    ],
)
def test_a_lock_holds_however_a_program_asks(colleague: User, how: dict[str, str]) -> None:
    lock(colleague.username)
    stranger = Client()
    assert through(stranger, colleague.username, PASSWORD, "10.0.0.1", **how).status_code == LOCKED
    assert stranger.get("/quan-tri/", **how).status_code != 200


@pytest.mark.parametrize("sent", [{"login": ["dong.nghiep"], "password": PASSWORD}, ["dong.nghiep"], "dong.nghiep"])
def test_json_is_no_form(colleague: User, sent: Any) -> None:
    assert Client().post("/dang-nhap/", sent, "application/json").status_code in (200, 400)


# ── One who is in already, or half in ────────────────────────────────────────
CONFIRM = "/dang-nhap/xac-nhan/"


def test_the_password_asked_for_again_is_no_place_to_guess_it(
    client: Client, colleague: User, clock: Traveller
) -> None:
    with_password(client, colleague.username)
    clock.shift(3600)
    statuses = [client.post(CONFIRM, {"password": "doan-bua"}, REMOTE_ADDR="10.0.0.1").status_code for _ in range(7)]
    assert statuses[-1] == LOCKED
    assert client.post(CONFIRM, {"password": PASSWORD}, REMOTE_ADDR="10.0.0.1").status_code == LOCKED


def test_the_form_for_a_new_password_is_no_place_to_guess_the_old_one(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    new = "tre-xanh-ngo-vang-2026"

    def change(old: str, address: str = "10.0.0.1") -> str:
        sent = account_form(colleague, **new_password(old, new))
        return client.post("/quan-tri/account/", sent, REMOTE_ADDR=address).content.decode()

    for _ in range(5):
        change("doan-bua")
    assert "tạm khóa" in change(PASSWORD)
    assert User.objects.get(pk=colleague.pk).check_password(PASSWORD)
    change(PASSWORD, "10.0.0.2")
    assert User.objects.get(pk=colleague.pk).check_password(new)


def test_codes_asked_for_again_share_the_tries_of_the_second_step(
    client: Client, colleague: User, clock: Traveller
) -> None:
    secret = give_app(colleague)
    with_password(client, colleague.username)
    with_code(client, code_of(secret))
    clock.shift(3600)
    for _ in range(5):
        client.post(f"{CONFIRM}ma/", {"code": "000000"}, REMOTE_ADDR="10.0.0.1")
    other = Client()
    with_password(other, colleague.username)
    assert with_code(other, code_of(secret)).status_code == LOCKED


def test_a_password_found_out_gives_no_new_tries_at_the_code(colleague: User) -> None:
    """Neither by coming in anew with it, nor with another session."""
    secret = give_app(colleague)
    for _ in range(5):
        thief = Client()
        with_password(thief, colleague.username)
        with_code(thief, "000000")
    thief = Client()
    with_password(thief, colleague.username)
    assert with_code(thief, code_of(secret)).status_code == LOCKED


def test_codes_sent_by_letter_are_no_better_to_guess(colleague: User) -> None:
    for n in range(20):
        with_password(Client(), colleague.username, "doan-bua", f"203.0.113.{n}")
    tries = []
    for _ in range(4):
        thief = Client()
        with_password(thief, colleague.username, PASSWORD, "198.51.100.7")
        for _ in range(3):
            answer = thief.post("/dang-nhap/ma-qua-thu/", {"code": "BBBBBB"}, REMOTE_ADDR="198.51.100.7")
            tries.append(answer.status_code)
    assert tries.count(200) <= 5
    assert tries[-1] in (302, LOCKED)


# ── Many addresses ───────────────────────────────────────────────────────────
def test_guessing_from_everywhere_gets_five_tries_a_place_at_first_and_one_after_twenty(colleague: User) -> None:
    looked_at = 0
    for place in range(60):
        for _ in range(5):
            answer = with_password(Client(), colleague.username, "doan-bua", f"203.0.113.{place}")
            looked_at += answer.status_code == 200
            if answer.status_code == LOCKED:
                break
    assert looked_at <= 20


def test_while_that_goes_on_the_right_password_works_from_another_place(colleague: User) -> None:
    secret = give_app(colleague)
    for place in range(60):
        with_password(Client(), colleague.username, "doan-bua", f"203.0.113.{place}")
    owner = Client()
    with_password(owner, colleague.username, PASSWORD, "198.51.100.77")
    with_code(owner, code_of(secret), "198.51.100.77")
    assert is_in(owner)


def test_one_place_guessing_at_many_names_is_stopped_at_each(home: Any) -> None:
    people = [make_person(EDITOR, f"nguoi.{n}") for n in range(4)]
    for person in people:
        lock(person.username)
        assert with_password(Client(), person.username, "x").status_code == LOCKED
