"""Of all workers of all hosts one does what is periodic; where it falls silent, another takes over."""

import logging
import os
import time
from collections.abc import Callable
from socket import gethostname

from django.db import Error
from django.utils.crypto import get_random_string

from portal.models import Lease

logger = logging.getLogger(__name__)

TERM = 20.0  # seconds without a word until another may take over
RENEW_EVERY = 5.0


class Leader:
    """Whether this process is the one.

    Its term is measured on its own clock from before the database was asked: who was stopped in the middle knows,
    once it goes on, that another may have taken over.
    """

    def __init__(self, name: str = "schedule", clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        # For whoever looks into the table, where it runs.
        self.holder = f"{gethostname()[:40]}:{os.getpid()}:{get_random_string(8)}"
        self._clock = clock
        self._until = 0.0

    @property
    def leads(self) -> bool:
        return self._clock() < self._until

    def renew(self) -> None:
        """Stand for it; while the database is away the term goes on to its end and no further."""
        asked = self._clock()
        try:
            taken = Lease.take(self.name, self.holder, TERM)
        except Error as error:
            logger.warning("the term of %s was not renewed: %s", self.name, type(error).__name__)
            return
        self._until = asked + TERM if taken else 0.0

    def resign(self) -> None:
        """So that another need not wait."""
        self._until = 0.0
        try:
            Lease.give_back(self.name, self.holder)
        except Error as error:
            logger.warning("the term of %s was not given back: %s", self.name, type(error).__name__)
