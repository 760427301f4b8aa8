"""What becomes of every hit, told to whoever wants to know: `taken`, `missed` (not kept), or why it was refused."""

from collections.abc import Callable

TAKEN, MISSED = "taken", "missed"


def _nobody(result: str) -> None:
    pass


_listener: Callable[[str], None] = _nobody


def register(listener: Callable[[str], None]) -> None:
    """`listener` is called for every hit, so it must take no time."""
    global _listener
    _listener = listener


def tell(result: str) -> None:
    _listener(result)
