"""Notices leave by the worker, whatever the mail server does."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from working import work

from portal.settings import base

pytestmark = pytest.mark.django_db
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class Away(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError("nobody there")


@pytest.fixture(autouse=True)
def by_the_worker(settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.MAIL_BACKEND, settings.TASKS = "portal.mail.NoticeBackend", LOCMEM, base.TASKS


def notice() -> EmailMessage:
    return EmailMessage(
        "Bài chờ duyệt", "Xem tại đây.", to=["a@example.vn"], headers={"Auto-Submitted": "auto-generated"}
    )


def test_a_notice_waits_for_the_worker_and_arrives_whole() -> None:
    assert notice().send() == 1
    assert mail.outbox == []
    work()
    letter = mail.outbox[0]
    assert (letter.subject, letter.body, letter.to) == ("Bài chờ duyệt", "Xem tại đây.", ["a@example.vn"])
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_a_letter_with_a_secret_is_never_stored() -> None:
    EmailMessage("Đặt lại mật khẩu", "https://…/khoa-bi-mat", to=["a@example.vn"]).send()
    assert [letter.subject for letter in mail.outbox] == ["Đặt lại mật khẩu"]
    assert not DBTaskResult.objects.exists()


def test_a_mail_server_that_is_away_is_tried_again_later_and_holds_nobody_up(settings: Any) -> None:
    settings.MAIL_BACKEND = f"{__name__}.Away"
    notice().send()
    work()
    again = DBTaskResult.objects.ready().exclude(run_after=None)
    assert DBTaskResult.objects.count() == 2
    settings.MAIL_BACKEND = LOCMEM
    work()
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=2), tick=True):
        work()
    assert [letter.subject for letter in mail.outbox] == ["Bài chờ duyệt"]
    assert not again.exists()


def test_it_gives_up_after_some_hours(settings: Any) -> None:
    from portal.mail import WAITS, deliver

    settings.MAIL_BACKEND = f"{__name__}.Away"
    deliver.enqueue({"subject": "Bài chờ duyệt", "to": ["a@example.vn"]}, len(WAITS))
    work()
    assert DBTaskResult.objects.count() == 1
