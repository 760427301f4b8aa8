"""The line of an article that only says when it was published."""

import datetime
import re

from django.utils import timezone

_DAY = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\b")
_LONG_DAY = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b", re.IGNORECASE)
_TIME = re.compile(r"\b(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?(?:\s*phút)?(?=\W|$)", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:ngày đăng|đăng ngày|đăng lúc|cập nhật|ngày|lúc|chủ nhật|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^[^\d,.;:]{2,40},\s*")
YEARS = (1945, 2100)


def dateline(text: str) -> datetime.datetime | None:
    """The moment that `text` names, where it says nothing else but a place."""
    found = _LONG_DAY.search(text) or _DAY.search(text) if len(text) <= 90 else None
    if not found:
        return None
    rest = text.replace(found[0], " ")
    hour = minute = 0
    if clock := _TIME.search(rest):
        hour, minute = int(clock[1]), int(clock[2] or 0)
        rest = rest.replace(clock[0], " ", 1)
    rest = _WORDS.sub(" ", _PLACE.sub("", rest) if _LONG_DAY.search(text) else rest)
    if re.search(r"\w", rest):
        return None
    day, month, year = map(int, found.groups())
    try:
        moment = datetime.datetime(year, month, day, hour, minute)
    except ValueError:
        return None
    return timezone.make_aware(moment) if YEARS[0] <= year <= YEARS[1] else None
