"""Errors as letters to `ADMINS`: what was logged, never the request itself, and not the same one again and again."""

import json
import logging
import threading
import time
from typing import Any

from portal.logs.event import event

AGAIN_SECONDS = 600
MOST_PER_HOUR = 12


class Letters(logging.Handler):
    def __init__(self, level: int | str = logging.ERROR) -> None:
        super().__init__(level)
        self._sent: dict[object, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        try:
            told = event(record)
            if self._may_be_sent(_kind(told), time.monotonic()):
                # A mail server that is slow must not hold up whoever met the error.
                threading.Thread(target=self.send, args=(told,), name="letter", daemon=True).start()
        except Exception:
            self.handleError(record)

    def send(self, told: dict[str, Any]) -> None:
        from django.conf import settings
        from django.core.mail import EmailMessage, get_connection

        failed = told.get("exception", {}).get("type") or told["message"]
        letter = EmailMessage(
            f"[{settings.PORTAL_URL}] Lỗi: {failed[:120]}".replace("\n", " "),
            "Cổng thông tin vừa gặp lỗi. Lỗi giống như vậy sẽ không báo lại trong mười phút.\n\n"
            + json.dumps(told, ensure_ascii=False, indent=1),
            settings.SERVER_EMAIL,
            [address for _, address in settings.ADMINS],
        )
        try:
            get_connection(settings.MAIL_BACKEND).send_messages([letter])
        except OSError as error:
            logging.getLogger(__name__).warning("A letter about an error was not sent: %s", type(error).__name__)

    def _may_be_sent(self, kind: object, now: float) -> bool:
        self._sent = {old: at for old, at in self._sent.items() if now - at < 3_600}
        if now - self._sent.get(kind, now - AGAIN_SECONDS) < AGAIN_SECONDS or len(self._sent) >= MOST_PER_HOUR:
            return False
        self._sent[kind] = now
        return True


def _kind(told: dict[str, Any]) -> object:
    failed = told.get("exception")
    return (failed["type"], *failed["at"][-1:]) if failed else (told["logger"], told["message"])
