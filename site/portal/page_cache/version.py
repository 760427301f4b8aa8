"""Which version of the content this process knows: never older than half a second, nor than this host's last change."""

import mmap
import os
import time
from functools import lru_cache
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import Error
from wagtail.models import Site

from portal.models import ContentChange
from stats.connections import looked_after

LOOK_EVERY = 0.5  # seconds
WORD = 8  # bytes

_lock = Lock()
_known: tuple[object, int, float] | None = None  # the version, the host's word, when it was read


def current() -> object:
    """Another value after every change of the content. Without a database the last one known."""
    known, word = _known, _word()[0]
    if known is None or known[1] != word:
        with _lock:  # something has changed: nobody goes on with what was before
            known = _known
            return known[0] if known and known[1] == word else _look(word)
    if time.monotonic() - known[2] > LOOK_EVERY and _lock.acquire(blocking=False):
        try:
            return _look(word)
        finally:
            _lock.release()
    return known[0]


def told() -> None:
    """Every process of this host looks before its next answer."""
    _word()[0] = int.from_bytes(os.urandom(WORD), "little")


def _look(word: int) -> object:
    global _known
    at = time.monotonic()
    try:
        with looked_after():
            version: object = ContentChange.version()
    except Error:
        version = _known[0] if _known else None
        at = time.monotonic()  # it may have taken long, and the next look would come at once
    if _known is not None and version != _known[0]:
        # Wagtail keeps it for an hour, and tells only the process where it was changed.
        Site.clear_site_root_paths_cache()
    _known = (version, word, at)
    return version


@lru_cache(maxsize=1)
def _word() -> memoryview:
    """A number in a file that all processes of the host map; where it cannot be made, one of this process alone."""
    try:
        file = os.open(Path(settings.DATA, "content"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            os.posix_fallocate(file, 0, WORD)
            memory = mmap.mmap(file, WORD)
        finally:
            os.close(file)
    except OSError:
        memory = mmap.mmap(-1, WORD)
    return memoryview(memory).cast("Q")
