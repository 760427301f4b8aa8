"""Signing in with the office's account, against a real provider on this machine."""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from socket import socket
from subprocess import DEVNULL, Popen
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.test import Client
from roles import APPROVER, EDITOR
from signing_in import HOME, code_of, give_app, is_in, make_colleague, with_code, with_password

from news.models import HomePage
from portal.environment import oidc

pytestmark = pytest.mark.django_db
LEAVE, BACK = "/dang-nhap/bang-tai-khoan-co-quan/", "/dang-nhap/co-quan/tro-ve/"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A process of its own, as it is elsewhere."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://localhost:{port}"
    process = Popen([sys.executable, "-m", "oidc_provider_mock", "--port", str(port)], stdout=DEVNULL, stderr=DEVNULL)
    try:
        for _ in range(200):
            with suppress(requests.ConnectionError):
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5).raise_for_status()
                break
            time.sleep(0.05)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def colleague(home: HomePage) -> User:
    """At the time that the provider has."""
    return make_colleague(APPROVER)


@pytest.fixture(autouse=True)
def switched_on(provider: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Told:
        def str(self, name: str, default: str) -> str:
            told = {"OIDC_SERVER": provider, "OIDC_CLIENT_ID": "cong", "OIDC_CLIENT_SECRET": "bi-mat"}
            return told.get(name, default)

    settings.OIDC = oidc(Told())  # type: ignore[arg-type]
    providers = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [settings.OIDC]}}
    settings.SOCIALACCOUNT_PROVIDERS = providers


def knows(provider: str, sub: str, **claims: Any) -> None:
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=5).raise_for_status()


def asked_of(client: Client, **sent: str) -> str:
    """The address at the provider to which a browser is led."""
    page = client.post(LEAVE, sent, REMOTE_ADDR=HOME).content.decode()
    return re.search(r'content="0;url=([^"]+)"', page)[1].replace("&amp;", "&")


def answered(address: str, sub: str = "so-7", **form: str) -> str:
    """Our address to which the provider sends the browser back."""
    sent = requests.post(address, data={"sub": sub, **form}, allow_redirects=False, timeout=5)
    back = urlsplit(sent.headers["Location"])
    return f"{back.path}?{back.query}"


def through(client: Client, sub: str = "so-7", **sent: str) -> Any:
    return client.get(answered(asked_of(client, **sent), sub), REMOTE_ADDR=HOME)


def test_whoever_the_office_knows_comes_in(client: Client, provider: str, colleague: User) -> None:
    knows(provider, "so-7", email=colleague.email.upper(), email_verified=True)
    assert "Đăng nhập bằng tài khoản cơ quan" in client.get("/dang-nhap/").content.decode()
    assert through(client, next="/quan-tri/images/").headers["Location"] == "/quan-tri/images/"
    assert is_in(client)
    assert AccessLog.objects.filter(username=colleague.username).exists()
    assert User.objects.get(pk=colleague.pk).password == colleague.password
    assert SocialAccount.objects.get().extra_data == {}
    again = Client()
    through(again)
    assert is_in(again)


def test_the_second_step_is_asked_for_whatever_the_provider_says(
    client: Client, provider: str, colleague: User
) -> None:
    secret = give_app(colleague)
    knows(provider, "so-7", email=colleague.email, email_verified=True, amr=["mfa"], acr="2")
    assert through(client).headers["Location"] == "/dang-nhap/buoc-hai/"
    assert not is_in(client)
    with_code(client, code_of(secret))
    assert is_in(client)


def test_where_a_second_factor_is_demanded_it_is_set_up_first(
    client: Client, provider: str, colleague: User, settings: Any
) -> None:
    settings.SECOND_FACTOR = True
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    through(client)
    assert client.get("/quan-tri/").headers["Location"] == "/dang-nhap/hai-buoc/"


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "khong.co@example.vn", "email_verified": True},
        {"email": "dong.nghiep@example.vn", "email_verified": False},
        {"email": "dong.nghiep@example.vn", "email_verified": "false"},
        {"email": "dong.nghiep@example.vn"},
        {"preferred_username": "dong.nghiep"},
    ],
    ids=["unknown", "unverified", "a word", "nothing said", "no address"],
)
def test_nobody_else_comes_in_and_nobody_is_created(
    client: Client, provider: str, colleague: User, claims: dict[str, Any]
) -> None:
    before = User.objects.count()
    knows(provider, "so-8", **claims)
    answer = through(client, "so-8")
    assert answer.status_code == 403
    assert "không phải của một tài khoản đang dùng" in answer.content.decode()
    assert not is_in(client)
    assert User.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert AccessAttempt.objects.count() == 1


def test_an_account_that_was_switched_off_stays_out(client: Client, provider: str, colleague: User) -> None:
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    through(Client())
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    assert through(client).status_code == 403
    assert not is_in(client)


def test_an_address_given_to_somebody_else_at_the_provider_opens_nothing(
    client: Client, provider: str, colleague: User
) -> None:
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    through(Client())
    knows(provider, "so-9", email=colleague.email, email_verified=True)
    assert through(client, "so-9").status_code == 403
    other = make_colleague(EDITOR, "nguoi.khac")
    knows(provider, "so-7", email=other.email, email_verified=True)
    assert through(client).status_code == 403
    assert not is_in(client)


def test_an_address_that_two_accounts_share_opens_neither(client: Client, provider: str, colleague: User) -> None:
    other = make_colleague(EDITOR, "nguoi.khac")
    User.objects.filter(pk=other.pk).update(email=colleague.email)
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    assert through(client).status_code == 403


def test_a_lock_holds_here_too(client: Client, provider: str, colleague: User) -> None:
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    for _ in range(5):
        with_password(Client(), colleague.username, "doan-bua")
    assert through(client).status_code == 429
    assert not is_in(client)


def test_who_denies_is_told_so(client: Client, provider: str, colleague: User) -> None:
    asked = asked_of(client)
    state = parse_qs(urlsplit(asked).query)["state"][0]
    answer = client.get(f"{answered(asked, action='deny')}&state={state}")  # which this provider leaves out
    assert answer.status_code == 403
    assert "từ chối" in answer.content.decode()


def test_an_answer_to_another_question_opens_nothing(client: Client, provider: str, colleague: User) -> None:
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    back = answered(asked_of(client))
    code = parse_qs(urlsplit(back).query)["code"][0]
    stranger = Client()
    asked_of(stranger)
    for sent in (back, f"{BACK}?code={code}", f"{BACK}?code={code}&state=la", f"{BACK}?error=x", BACK):
        assert stranger.get(sent).status_code == 403
        assert not is_in(stranger)


def test_a_code_used_again_opens_nothing(client: Client, provider: str, colleague: User) -> None:
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    back = answered(asked_of(client))
    client.get(back)
    client.post("/dang-xuat/")
    assert client.get(back).status_code == 403
    code = parse_qs(urlsplit(back).query)["code"][0]
    state = parse_qs(urlsplit(asked_of(client)).query)["state"][0]
    assert client.get(f"{BACK}?code={code}&state={state}").status_code == 403
    assert not is_in(client)


def test_what_is_asked_for_is_bound_to_this_browser(client: Client, provider: str, colleague: User) -> None:
    asked = parse_qs(urlsplit(asked_of(client, process="connect", next="//la.example/")).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16
    assert "la.example" not in str(asked)
    knows(provider, "so-7", email=colleague.email, email_verified=True)
    assert through(client, process="connect", next="//la.example/").headers["Location"] == "/quan-tri/"


def test_a_provider_that_is_away_is_said_to_be(client: Client, home: Any, settings: Any) -> None:
    away = settings.OIDC | {"settings": {"server_url": "http://127.0.0.1:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [away]}}
    answer = client.post(LEAVE)
    assert answer.status_code == 403
    assert "đăng nhập bằng mật khẩu" in answer.content.decode()


def test_it_begins_by_a_form_of_ours_only(client: Client, home: Any) -> None:
    assert client.get(LEAVE).status_code == 405
    assert Client(enforce_csrf_checks=True).post(LEAVE).status_code == 403


def test_where_nothing_is_set_up_there_is_nothing(client: Client, home: Any, settings: Any) -> None:
    settings.OIDC = {}
    assert "tài khoản cơ quan" not in client.get("/dang-nhap/").content.decode()
    assert client.post(LEAVE).status_code == client.get(BACK).status_code == 404


@pytest.mark.parametrize(
    "told",
    [
        {"OIDC_SERVER": "https://dang-nhap.example.vn"},
        {"OIDC_SERVER": "http://dang-nhap.example.vn", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"},
        {"OIDC_SERVER": "dang-nhap.example.vn", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"},
    ],
)
def test_half_a_provider_starts_nothing(told: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    import environ

    for name in ("OIDC_SERVER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match="OIDC_SERVER"):
        oidc(environ.Env())
