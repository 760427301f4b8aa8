"""Nobody learns who has an account here: not from what the forms say, and not from how long they work."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from roles import EDITOR
from signing_in import PASSWORD, make_colleague, with_password
from working import work

from portal.settings import base

pytestmark = pytest.mark.django_db
NOBODY = "khong.co.ai"
FORGOTTEN = "/quen-mat-khau/"


@pytest.fixture
def names(colleague: User) -> dict[str, str]:
    """By which somebody may be asked for, each with what is told of him."""
    make_colleague(EDITOR, "da.nghi")
    User.objects.filter(username="da.nghi").update(is_active=False)
    passwordless = make_colleague(EDITOR, "chua.dat")
    passwordless.set_unusable_password()
    passwordless.save()
    return {
        "active": colleague.username,
        "its letter box": colleague.email,
        "switched off": "da.nghi",
        "without a password": "chua.dat",
    }


@contextmanager
def counted_work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Passwords hashed and statements of each kind."""
    done: Counter[str] = Counter()
    encode = MD5PasswordHasher.encode

    def counting(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
        done["hash"] += 1
        return encode(hasher, password, salt)

    with monkeypatch.context() as patched, CaptureQueriesContext(connection) as statements:
        patched.setattr(MD5PasswordHasher, "encode", counting)
        yield done
    done.update(re.search(r'\w+(?: INTO "\w+")?', each["sql"])[0] for each in statements)


def stranger_like(name: str) -> str:
    return f"{NOBODY}@example.vn" if "@" in name else NOBODY


def seen(answer: Any, *typed: str) -> tuple[int, str, str]:
    """All that a stranger sees of an answer but his own words and what is new in every answer."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    for word in typed:
        page = page.replace(word, "…")
    return answer.status_code, answer.headers.get("Location", ""), page


def test_a_wrong_password_is_answered_alike_whoever_is_asked_for(names: dict[str, str]) -> None:
    for kind, name in names.items():
        unknown = stranger_like(name)
        stranger = seen(with_password(Client(), unknown, "sai"), unknown)
        assert seen(with_password(Client(), name, "sai"), name) == stranger, kind


def test_a_wrong_password_takes_the_same_work_whoever_is_asked_for(
    names: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, name in names.items():
        unknown = stranger_like(name)
        with_password(Client(), unknown, "sai", "10.9.0.1")  # what a process does once
        with counted_work(monkeypatch) as for_nobody:
            with_password(Client(), unknown, "sai", "10.9.0.2")
        with counted_work(monkeypatch) as for_somebody:
            with_password(Client(), name, "sai", "10.9.0.2")
        assert for_somebody["hash"] == for_nobody["hash"] == 1, kind
        # A few more statements of microseconds drown in a hash of some dozen milliseconds; a second hash would not.
        assert abs(for_somebody.total() - for_nobody.total()) <= 2, (kind, for_somebody - for_nobody)


def test_the_lock_comes_after_as_many_failures_and_says_the_same(names: dict[str, str]) -> None:
    def failures(name: str) -> list[tuple[int, str, str]]:
        return [seen(with_password(Client(), name, "sai", "10.9.0.3"), name) for _ in range(6)]

    stranger = failures(NOBODY)
    assert [status for status, _, _ in stranger] == [200, 200, 200, 200, 429, 429]
    assert failures(names["active"]) == stranger
    assert failures(names["switched off"]) == stranger


def test_only_the_right_password_tells_that_an_account_is_switched_off(names: dict[str, str]) -> None:
    assert with_password(Client(), "da.nghi").headers["Location"] == "/tai-khoan-ngung-dung/"
    assert with_password(Client(), "da.nghi", "sai").status_code == 200


def test_the_second_step_is_shown_to_nobody_without_the_password(client: Client, colleague: User) -> None:
    for address in ("/dang-nhap/buoc-hai/", "/dang-nhap/ma-qua-thu/"):
        assert client.get(address).headers["Location"] == "/dang-nhap/"
        assert client.post(address, {"code": "000000"}).headers["Location"] == "/dang-nhap/"


# ── Forgotten passwords ──────────────────────────────────────────────────────
@pytest.fixture
def worker(settings: Any) -> None:
    settings.TASKS = base.TASKS


def test_asking_for_a_new_password_is_answered_alike_and_with_the_same_work(
    names: dict[str, str], worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [names["its letter box"], "da.nghi@example.vn", "khong.co@example.vn"]
    Client().post(FORGOTTEN, {"email": addresses[-1]})
    answers, works = [], []
    for address in addresses:
        with counted_work(monkeypatch) as done:
            answers.append(seen(Client().post(FORGOTTEN, {"email": address}), address))
        works.append(done)
    assert answers[0] == answers[1] == answers[2]
    assert works[0] == works[1] == works[2]
    assert mail.outbox == []  # a mail server takes its time, and would tell
    work()
    assert [letter.to for letter in mail.outbox] == [[names["its letter box"]]]


def test_no_letter_waits_with_its_secret_in_the_database(colleague: User, worker: None) -> None:
    Client().post(FORGOTTEN, {"email": colleague.email})
    work()
    key = re.search(r"/dat-lai-mat-khau/(\S+)/", mail.outbox[0].body)[1]
    assert not any(key in str(result.args_kwargs) for result in DBTaskResult.objects.all())


def test_a_link_of_nobody_and_a_wrong_link_of_somebody_are_answered_alike(colleague: User) -> None:
    answers = {
        seen(Client().get(f"/dat-lai-mat-khau/{uid}-abc123-{'0' * 32}/"), f"dat-lai-mat-khau/{uid}-")
        for uid in (f"{colleague.pk:x}", "zzzz")
    }
    assert len(answers) == 1


def test_nobody_signs_up_so_no_form_tells_which_names_are_taken(client: Client, colleague: User) -> None:
    for address in ("/dang-ky/", "/dang-nhap/dang-ky/", "/accounts/signup/", "/quan-tri/signup/"):
        answer = client.post(address, {"username": colleague.username, "email": colleague.email, "password1": PASSWORD})
        assert answer.status_code == 404 or answer.headers["Location"].startswith("/quan-tri/login/")
