"""One process's way from an accepted hit to the tables."""

import logging
import os
import threading
import time
from collections import deque
from pathlib import Path

from django.conf import settings
from django.db import Error

from stats import refusals
from stats.clock import now_ms
from stats.connections import close_old_connections
from stats.hit import Hit
from stats.journal import Journal, adopt_orphans, drain, finish
from stats.recent import MAX_AGE_MS, age, renew
from stats.rush import Rush
from stats.shared import shared

logger = logging.getLogger(__name__)

FOLD_EVERY = 0.5  # seconds, under load
SYNC_EVERY = 1.0
ADOPT_EVERY = 1.0
PATIENCE = 0.25  # how long an answer waits to include its own hit, while the counter is calm
ROTATE_SECONDS = 600
MAX_WAITING = 2_000_000  # hits, 290 MB


class NotWritten(Exception):
    """A hit could not be kept: whoever sent it must not be told that it was counted."""


class Writer:
    """Appends hits to this process's journal at once, and folds it in a thread of its own.

    While the counter is calm a hit is folded at once and its answer waits for that, so that readers
    find themselves in the numbers. Under load answers wait for nothing, and folds come every half second.
    """

    def __init__(self, folder: Path, *, background: bool = True) -> None:
        self.folder = folder
        self.background = background
        self._appending = threading.Lock()
        self._journals: deque[Journal] = deque()  # the last one is written to
        self._written = self._folded = 0
        self._rush = Rush()
        self._waits = False  # the database is away
        self._wake = threading.Event()
        self._progress = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopping = False
        self._synced_at = self._adopted_at = 0.0

    def write(self, hit: Hit) -> None:
        """Returns once the hit is safe. Raises `NotWritten`."""
        with self._appending:
            if self._written - self._folded >= MAX_WAITING:
                raise NotWritten
            try:
                if not self._journals or self._is_due(self._journals[-1]):
                    self._journals.append(Journal.create(self.folder))
            except OSError as error:
                raise NotWritten from error
            self._journals[-1].append(hit)
            self._written += 1
            mine = self._written
        if not self.background:
            self.turn()
        elif not self._is_busy:
            self._wake.set()
            with self._progress:
                self._progress.wait_for(lambda: self._is_busy or self._folded >= mine, PATIENCE)

    @property
    def _is_busy(self) -> bool:
        return self._rush.on or self._waits

    def start(self) -> None:
        """See that the thread runs; for every request, as a process learns only then that it serves."""
        if self.background and self._thread is None:
            with self._appending:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._run, name="counter", daemon=True)
                    self._thread.start()

    def turn(self) -> int:
        """Everything that is due; returns the number of hits folded. Errors of the database are logged."""
        try:
            folded = self._fold()
            self._adopt()
            refusals.write_if_due(now_ms())
        except Error as error:
            # Only the kind: a database's message may quote what it was given.
            logger.warning("Hits wait for the database: %s", type(error).__name__)
            return 0
        finally:
            self._sync()
        return folded

    def stop(self) -> None:
        """One more turn, then give the journals back as a process does that dies."""
        self._stopping = True
        self._wake.set()
        if self._thread:
            self._thread.join()
        while self._journals:
            self._journals.pop().close()

    def _run(self) -> None:
        stopping = False
        while not stopping:
            self._wake.wait(FOLD_EVERY)
            self._wake.clear()
            stopping = self._stopping
            began = time.monotonic()
            close_old_connections()
            try:
                hits = self.turn()
            except Exception:
                logger.exception("The counter's thread met an error")
                hits = 0
            finally:
                close_old_connections()
            self._waits = self._folded < self._written and not hits
            self._rush.saw(hits, time.monotonic())
            with self._progress:
                self._progress.notify_all()
            if self._is_busy and not self._stopping:
                time.sleep(max(FOLD_EVERY - (time.monotonic() - began), 0.01))

    def _fold(self) -> int:
        with self._appending:
            journals, upto = list(self._journals), self._written
        folded = sum(drain(journal) for journal in journals)
        if folded:
            self._tell()
        self._folded = max(self._folded, upto)
        for journal in journals:
            self._end(journal)
        return folded

    def _tell(self) -> None:
        """In a rush not after each fold: no answer waits for its own hit."""
        shared().changed()
        now = now_ms()
        if not self._rush.on or age(now) >= MAX_AGE_MS // 2:
            try:
                renew(now)
            except Error as error:
                logger.warning("The numbers were not read: %s", type(error).__name__)

    def _end(self, journal: Journal) -> None:
        """Remove a drained journal that is old or large, unless it was written to meanwhile."""
        if not self._is_due(journal):
            return
        with self._appending:
            if journal.drained < journal.size:
                return
            self._journals.remove(journal)
        finish(journal)

    def _is_due(self, journal: Journal) -> bool:
        return journal.is_full or time.monotonic() - journal.began > ROTATE_SECONDS

    def _sync(self) -> None:
        if time.monotonic() - self._synced_at < SYNC_EVERY:
            return
        self._synced_at = time.monotonic()
        for journal in list(self._journals):
            try:
                journal.sync()
            except OSError as error:
                logger.warning("A journal was not synced: %s", error.strerror)

    def _adopt(self) -> None:
        if time.monotonic() - self._adopted_at < ADOPT_EVERY:
            return
        self._adopted_at = time.monotonic()
        adopt(self.folder)


def journals() -> Path:
    return Path(settings.STATS_FOLDER, "journals")


def adopt(folder: Path | None = None) -> None:
    """Count what processes of this host that died left behind. Raises `django.db.Error`."""
    if adopt_orphans(folder or journals()):
        shared().changed()
        renew(now_ms())


_writers: dict[int, Writer] = {}


def process_writer() -> Writer:
    """This process's own; a child of a fork begins anew."""
    pid = os.getpid()
    if pid not in _writers:
        _writers.setdefault(pid, Writer(journals()))
    return _writers[pid]
