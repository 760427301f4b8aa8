"""What takes a look at all articles, and what all pages show, kept until the content changes."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from django.core.cache import cache
from django.db import connection

T = TypeVar("T")
SECONDS = 3_600
MOST_AT_HAND = 256

_version: Callable[[], object] | None = None


def register(version: Callable[[], object]) -> None:
    """`version` gives another value after every change of the content, and seldom asks the database."""
    global _version
    _version = version


def keeps() -> bool:
    """Not within a transaction: what it has changed itself has no version yet."""
    return _version is not None and not _may_have_changed_something()


def _may_have_changed_something() -> bool:
    return connection.in_atomic_block


def kept(what: object, make: Callable[[], T]) -> T:
    """What `make` gives, which is the same as long as `what` and the content are; each process makes it once."""
    if _version is None or not keeps():
        return make()
    told = hashlib.blake2b(repr((what, _version())).encode(), digest_size=16).hexdigest()
    return cast(T, cache.get_or_set(f"kept-{told}", make, SECONDS))


class _AtHand:
    """Values of one version of the content, those asked for least recently given up first."""

    def __init__(self, version: object) -> None:
        self.version = version
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, what: Hashable, make: Callable[[], Any]) -> Any:
        with self._lock:
            if what in self._values:
                self._values.move_to_end(what)
                return self._values[what]
        value = make()
        with self._lock:
            self._values[what] = value
            while len(self._values) > MOST_AT_HAND:
                self._values.popitem(last=False)
        return value


_at_hand = _AtHand(None)


def at_hand(what: Hashable, make: Callable[[], T]) -> T:
    """As `kept`, for the few small things that every page shows: the very object, which nobody may change."""
    global _at_hand
    if _version is None or not keeps():
        return make()
    version, values = _version(), _at_hand
    if values.version != version:
        # What a slower thread still makes of the version before goes away with its values.
        values = _at_hand = _AtHand(version)
    return cast(T, values.get(what, make))


def forget() -> None:
    """For tests, whose databases go back to versions that were."""
    global _at_hand
    _at_hand = _AtHand(None)
