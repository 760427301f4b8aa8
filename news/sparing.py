"""What readers cause to be written must cost them no waiting, and the database no flood."""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

PATIENCE_MS = 250


class AMinute:
    """So many in any minute, of one process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lately: deque[float] = deque()  # on the monotonic clock

    def has_room(self, now: float | None = None) -> bool:
        """Whether one more is in time; if so, it counts from now on."""
        now = now or time.monotonic()
        while self._lately and self._lately[0] <= now - 60:
            self._lately.popleft()
        if len(self._lately) >= self.most:
            return False
        self._lately.append(now)
        return True

    def forget(self) -> None:
        """For tests."""
        self._lately.clear()


@contextmanager
def impatience() -> Iterator[None]:
    """A reader waits for no other writer."""
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        before = cursor.execute("PRAGMA busy_timeout" if sqlite else "SHOW lock_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}" if sqlite else f"SET lock_timeout = {PATIENCE_MS}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}" if sqlite else f"SET lock_timeout = '{before}'")
