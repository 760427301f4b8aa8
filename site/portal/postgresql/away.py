"""While the database is away nobody waits for it but the one who looks whether it is back."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from psycopg import OperationalError

LOOK_EVERY = 1.0  # seconds


class Away:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed_at: float | None = None
        self._looking = Lock()

    @contextmanager
    def asking(self, look: Callable[[], object]) -> Iterator[None]:
        """Around asking for a connection. Raises `OperationalError` at once where one was refused just now.

        `look`: raises it while the database is away, without the pool's waiting for its return.
        """
        failed_at = self._failed_at
        if failed_at is not None:
            if self._clock() - failed_at < LOOK_EVERY or not self._looking.acquire(blocking=False):
                raise OperationalError("the database was away a moment ago")
            try:
                look()
            except OperationalError:
                self._failed_at = self._clock()
                raise
            finally:
                self._looking.release()
            self._failed_at = None
        try:
            yield
        except OperationalError:
            self._failed_at = self._clock()
            raise
