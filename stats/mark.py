import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from functools import lru_cache

from django.conf import settings

NO_PAGE = 0
MARK = re.compile(r"([0-9]{1,10})\.[0-9A-Za-z_-]{12}")


def mark(page: int) -> str:
    """What a counted page carries, `<id>.<mac>`: nobody can count a page that was never served.

    `NO_PAGE` is for pages without a number of their own, such as the search.
    """
    return _mark(page, settings.SECRET_KEY)


def read_mark(text: str) -> int | None:
    """The page's id, or None for anything that this site did not write.

    Pages that were open when the secret changed go on being counted.
    """
    match = MARK.fullmatch(text)
    if match is None:
        return None
    page = int(match[1])
    if hmac.compare_digest(mark(page), text):
        return page
    earlier = settings.SECRET_KEY_FALLBACKS
    return page if any(hmac.compare_digest(_mark(page, secret), text) for secret in earlier) else None


@lru_cache(maxsize=4_096)
def _mark(page: int, secret: str) -> str:
    mac = hashlib.blake2b(str(page).encode(), digest_size=9, key=_key(secret))
    return f"{page}.{urlsafe_b64encode(mac.digest()).decode()}"


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=b"stats.page-mark").digest()
