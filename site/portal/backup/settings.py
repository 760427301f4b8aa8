"""What this installation was told by its environment: names of addresses and limits, no password."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings

SETTINGS = "settings.env"
SECRET = "secret_key"  # noqa: S105 - a file's name

_NAMES = [
    *("PORTAL_URL", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "HOST", "PORT", "WEB_PROCESSES", "BIN_DAYS"),
    *("BACKUP_HOURS", "BACKUP_DAYS"),
]


def current() -> dict[str, str]:
    told = {name: _text(getattr(settings, name)) for name in _NAMES}
    told["EMAIL_FROM"] = settings.DEFAULT_FROM_EMAIL
    told["PAGE_CACHE_MB"] = str(settings.PAGE_CACHE_BYTES // 1024**2)
    told |= {name.upper(): str(value) for name, value in settings.STATS_LIMITS.items()}
    return told


def written() -> bytes:
    return "".join(f"{name}={value}\n" for name, value in sorted(current().items())).encode()


def read(data: bytes) -> dict[str, str]:
    pairs = (line.partition("=") for line in data.decode().splitlines())
    return {name: value for name, _, value in pairs}


def take_over_secret(key: str) -> bool:
    """Signed-in people stay so, open pages go on counting after the next start; not where the environment has one."""
    if os.environ.get("SECRET_KEY"):
        return False
    path = Path(settings.DATA, "secret_key")
    draft = path.with_name(f".secret_key.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    draft.replace(path)
    return True


def _text(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
