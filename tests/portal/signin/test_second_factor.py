"""The second factor: set up, asked for, lost, taken away."""

import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.dispatch import Signal
from django.test import Client
from roles import ADMINISTRATOR, CONTRIBUTOR, make_person, signed_in
from signing_in import code_of, give_app, is_in, recovery_codes, with_code, with_password
from time_machine import Traveller
from wagtail.models import ModelLogEntry

pytestmark = pytest.mark.django_db
SETUP = "/dang-nhap/hai-buoc/"


@contextmanager
def receiving(signal: Signal, then: Callable[[Any], object]) -> Iterator[None]:
    def receive(**told: Any) -> None:
        then(told)

    signal.connect(receive)
    try:
        yield
    finally:
        signal.disconnect(receive)


def set_up_app(client: Client) -> str:
    """The page after it."""
    page = client.get(f"{SETUP}ung-dung/").content.decode()
    secret = re.search(r'account__secret">([A-Z2-7]+)<', page)[1]
    return client.post(f"{SETUP}ung-dung/", {"code": code_of(secret)}, follow=True).content.decode()


def test_an_app_is_set_up_right_after_signing_in_and_asked_for_the_next_time(
    client: Client, colleague: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The letter is written within the request, which is no transaction outside tests.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **options: then())
    with_password(client, colleague.username)
    page = set_up_app(client)
    assert len(re.findall(r"<code>\d{8}</code>", page)) == 10
    assert Authenticator.objects.get(user=colleague, type="totp").data["secret"].startswith("gAAAA")  # not as it is
    assert [letter.to for letter in mail.outbox] == [[colleague.email]]

    other = Client()
    assert with_password(other, colleague.username).headers["Location"] == "/dang-nhap/buoc-hai/"
    assert not is_in(other)


def test_recovery_codes_are_shown_once(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    set_up_app(client)
    again = client.get(f"{SETUP}ma-khoi-phuc/").content.decode()
    assert "không hiện lại" in again
    assert not any(code in again for code in recovery_codes(colleague))


def test_the_square_stands_in_the_page_itself(client: Client, colleague: User) -> None:
    with_password(client, colleague.username)
    page = client.get(f"{SETUP}ung-dung/").content.decode()
    square = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    assert "style=" not in square
    assert "data:image" not in page


def test_a_code_opens_once(client: Client, colleague: User) -> None:
    code = code_of(give_app(colleague))
    with_password(client, colleague.username)
    assert with_code(client, code).headers["Location"] == "/quan-tri/"
    assert is_in(client)
    other = Client()
    with_password(other, colleague.username)
    assert with_code(other, code).status_code == 200
    assert not is_in(other)


@pytest.mark.parametrize("later", [0, 31])
def test_a_code_opens_once_in_whatever_process_and_for_as_long_as_it_would_be_right(
    client: Client, colleague: User, clock: Traveller, later: int
) -> None:
    code = code_of(give_app(colleague))
    with_password(client, colleague.username)
    with_code(client, code)
    assert is_in(client)
    clock.shift(later)
    cache.clear()  # what another process does not know
    other, refused = Client(), list[Any]()
    with_password(other, colleague.username)
    with receiving(authentication_failed, refused.append):
        assert with_code(other, code).status_code == 200
    assert not is_in(other)
    assert len(refused) == 1


def test_the_next_code_opens_again_typed_as_the_telephone_shows_it(
    client: Client, colleague: User, clock: Traveller
) -> None:
    secret = give_app(colleague)
    for _ in range(2):
        other = Client()
        with_password(other, colleague.username)
        code = code_of(secret)
        with_code(other, f"{code[:3]} {code[3:]}")
        assert is_in(other)
        clock.shift(30)


def test_a_recovery_code_opens_once(client: Client, colleague: User, clock: Traveller) -> None:
    give_app(colleague)
    code = recovery_codes(colleague)[0]
    for opens in (True, False):
        clock.shift(60)
        other = Client()
        with_password(other, colleague.username)
        with_code(other, code)
        assert is_in(other) is opens
    assert len(recovery_codes(colleague)) == 9


def test_the_way_leads_on_to_where_one_wanted_to_go(client: Client, colleague: User) -> None:
    secret = give_app(colleague)
    with_password(client, colleague.username, next="/quan-tri/images/")
    assert with_code(client, code_of(secret)).headers["Location"] == "/quan-tri/images/"


def test_later_changes_ask_for_the_password_again(client: Client, colleague: User, clock: Traveller) -> None:
    with_password(client, colleague.username)
    clock.shift(3600)
    answer = client.get(f"{SETUP}ung-dung/")
    assert answer.headers["Location"].startswith("/dang-nhap/xac-nhan/?next=")
    page = client.get(answer.headers["Location"]).content.decode()
    assert "gõ lại mật khẩu" in page


@pytest.mark.parametrize("place", ["", "ung-dung/", "khoa/", "khoa/them/", "ma-khoi-phuc/moi/"])
def test_every_page_of_the_account_is_there(client: Client, colleague: User, place: str) -> None:
    with_password(client, colleague.username)
    assert client.get(f"{SETUP}{place}").status_code == 200


def test_a_secret_kept_under_another_key_makes_no_code_and_no_error(
    client: Client, colleague: User, settings: Any
) -> None:
    secret = give_app(colleague)
    settings.SECRET_KEY = "khoa-moi"
    with_password(client, colleague.username)
    assert with_code(client, code_of(secret)).status_code == 200
    settings.SECRET_KEY_FALLBACKS = []
    assert not is_in(client)


# ── Lost ─────────────────────────────────────────────────────────────────────
def test_an_operator_takes_a_lost_factor_away(
    client: Client, colleague: User, caplog: pytest.LogCaptureFixture
) -> None:
    secret = give_app(colleague)
    with_password(client, colleague.username)
    with_code(client, code_of(secret))
    said = StringIO()
    call_command("reset_second_factor", colleague.username, stdout=said)
    assert "Đã gỡ" in said.getvalue()
    assert colleague.username in caplog.text
    assert not is_in(client)
    assert mail.outbox[-1].to == [colleague.email]
    assert ModelLogEntry.objects.get(action="portal.reset_second_factor").user is None
    assert with_password(client, colleague.username).headers["Location"] == "/quan-tri/"


def test_an_operator_who_mistypes_is_told(db: None) -> None:
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("reset_second_factor", "khong.co")


def test_an_administrator_takes_a_lost_factor_away(colleague: User) -> None:
    give_app(colleague)
    administrator = make_person(ADMINISTRATOR)
    desk = signed_in(administrator)
    address = f"/quan-tri/xac-thuc-hai-buoc/{colleague.pk}/"
    assert address in desk.get("/quan-tri/users/").content.decode()
    assert "Gỡ xác thực hai bước" in desk.get(address).content.decode()
    desk.post(address)
    assert not Authenticator.objects.exists()
    assert ModelLogEntry.objects.get(action="portal.reset_second_factor").user == administrator


def test_nobody_takes_it_from_oneself_or_from_somebody_who_may_more(colleague: User) -> None:
    administrator = make_person(ADMINISTRATOR)
    boss = User.objects.create_superuser("toan.quyen", "toan.quyen@example.vn", "x")
    for actor, person in ((administrator, administrator), (administrator, boss), (colleague, administrator)):
        if not Authenticator.objects.filter(user=person).exists():
            give_app(person)
        answer = signed_in(actor).post(f"/quan-tri/xac-thuc-hai-buoc/{person.pk}/")
        assert answer.status_code in (302, 403)
        assert Authenticator.objects.filter(user=person).count() == 2


# ── Demanded ─────────────────────────────────────────────────────────────────
def test_whoever_may_publish_sets_one_up_before_anything_else(client: Client, colleague: User, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    with_password(client, colleague.username)
    for address in ("/quan-tri/", "/quan-tri/images/", "/", "/quan-tri/account/"):
        assert client.get(address).headers["Location"] == SETUP
    assert client.post("/quan-tri/images/add/").headers["Location"] == SETUP
    assert "trang quản trị mới mở" in client.get(SETUP).content.decode()
    set_up_app(client)
    assert is_in(client)


def test_whoever_may_neither_publish_nor_administer_needs_none(client: Client, colleague: User, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    assert is_in(signed_in(make_person(CONTRIBUTOR)))
    assert not is_in(signed_in(make_person(ADMINISTRATOR)))
    assert not is_in(signed_in(User.objects.create_superuser("toan.quyen")))


def test_a_reader_is_answered_as_ever(client: Client, colleague: User, settings: Any) -> None:
    settings.SECOND_FACTOR = True
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("module", "told", "demanded"),
    [
        ("production", {}, "True"),
        ("production", {"SECOND_FACTOR": "false"}, "False"),
        ("base", {}, "False"),
        ("base", {"SECOND_FACTOR": "ja"}, ""),
    ],
)
def test_the_production_settings_demand_it_and_a_slip_of_the_pen_starts_nothing(
    module: str, told: dict[str, str], demanded: str, tmp_path: Path
) -> None:
    needed = dict.fromkeys(("ALLOWED_HOSTS", "TRUSTED_PROXIES"), "127.0.0.1") | {"EMAIL_URL": "consolemail://"}
    needed |= {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "PORTAL_URL": "https://thidua.example.vn",
        "PORTAL_DATA": str(tmp_path),
    }
    code = f"from portal.settings import {module}; print({module}.SECOND_FACTOR)"
    done = subprocess.run([sys.executable, "-c", code], env=needed | told, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == demanded
    assert (done.returncode == 0) is bool(demanded)
