"""What takes a look at all articles, kept until the content changes."""

import hashlib
from collections.abc import Callable
from typing import TypeVar, cast

from django.core.cache import cache
from django.db import connection

T = TypeVar("T")
SECONDS = 3_600

_version: Callable[[], object] | None = None


def register(version: Callable[[], object]) -> None:
    """`version` gives another value after every change of the content, in one query."""
    global _version
    _version = version


def kept(what: object, make: Callable[[], T]) -> T:
    """What `make` gives, which is the same as long as `what` and the content are; each process makes it once.

    Not within a transaction: what it has changed itself has no version yet.
    """
    if _version is None or connection.in_atomic_block:
        return make()
    told = hashlib.blake2b(repr((what, _version())).encode(), digest_size=16).hexdigest()
    return cast(T, cache.get_or_set(f"kept-{told}", make, SECONDS))
