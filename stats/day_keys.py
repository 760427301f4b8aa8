import secrets
from datetime import date, timedelta

from stats.connections import looked_after
from stats.models import DayKey

# At most the days in use, so that a destroyed secret does not live on in a process.
_known: dict[date, bytes] = {}


def secret_of(day: date) -> bytes:
    """The day's secret, drawn by whichever process needs it first."""
    secret = _known.get(day)
    if secret is None:
        with looked_after():
            row, _ = DayKey.objects.get_or_create(day=day, defaults={"secret": secrets.token_bytes(32)})
        secret = _remember(day, bytes(row.secret))
    return secret


def existing_secret_of(day: date) -> bytes | None:
    """The day's secret, if one was drawn and not yet destroyed."""
    secret = _known.get(day)
    if secret is None:
        with looked_after():
            stored = DayKey.objects.filter(day=day).values_list("secret", flat=True).first()
        secret = None if stored is None else _remember(day, bytes(stored))
    return secret


def forget_secrets() -> None:
    _known.clear()


def _remember(day: date, secret: bytes) -> bytes:
    for known in list(_known):
        if abs(known - day) > timedelta(days=1):
            _known.pop(known, None)
    _known[day] = secret
    return secret
