import re
from functools import lru_cache

from django.db import models


class Device(models.TextChoices):
    PHONE = "phone", "Điện thoại"
    TABLET = "tablet", "Máy tính bảng"
    COMPUTER = "computer", "Máy tính"
    OTHER = "other", "Khác"


# In this order: television sets call themselves Linux, tablets Android, phones of old Mobile and Windows.
KINDS = [
    (Device.OTHER, r"tv\b|smart-?tv|web0s|bravia|aft[a-z]|crkey|playstation|xbox|nintendo"),
    (Device.TABLET, r"ipad|tablet|kindle|silk/|playbook|android(?!.*(?:\bmobile|opera m))"),
    (Device.PHONE, r"mobi|iphone|ipod|android|opera mini|kaios|nokia|blackberry"),
    (Device.COMPUTER, r"windows nt|macintosh|cros|x11|linux"),
]
PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in KINDS]


def device(user_agent: str) -> Device:
    """The kind of device, as far as the user agent gives it away. An iPad asking for desktop pages is a Macintosh."""
    return _device(user_agent[:512])


@lru_cache(maxsize=4_096)
def _device(user_agent: str) -> Device:
    text = user_agent.lower()
    for kind, pattern in PATTERNS:
        if pattern.search(text):
            return kind
    return Device.OTHER
