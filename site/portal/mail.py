"""Notices leave by the worker: a mail server that is slow or away neither holds up nor undoes what they tell of."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks import task

FIELDS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to")
WAITS = (1, 5, 30, 120, 600)  # minutes until the next try


class NoticeBackend(BaseEmailBackend):
    """What a machine sends of itself waits in the database; a letter with a secret (a new password) never does."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        notices = [message for message in email_messages if "Auto-Submitted" in message.extra_headers]
        letters = [message for message in email_messages if message not in notices]
        for message in notices:
            stored = {name: getattr(message, name) for name in FIELDS}
            deliver.enqueue({**stored, "headers": message.extra_headers}, 0)
        return len(notices) + (self._straight(letters) if letters else 0)

    def _straight(self, letters: Sequence[EmailMessage]) -> int:
        return get_connection(settings.MAIL_BACKEND, fail_silently=self.fail_silently).send_messages(letters) or 0


@task(backend="jobs")
def deliver(stored: dict[str, Any], tries: int) -> None:
    try:
        get_connection(settings.MAIL_BACKEND).send_messages([EmailMessage(**stored)])
    except OSError:  # smtplib's own errors among them
        if tries >= len(WAITS):
            raise
        later = timezone.now() + datetime.timedelta(minutes=WAITS[tries])
        deliver.using(run_after=later).enqueue(stored, tries + 1)
