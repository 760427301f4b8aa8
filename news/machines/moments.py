"""Dates as machines read them, with the office's own offset."""

import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone
from wagtail.models import PageLogEntry

NEVER = datetime.datetime.fromtimestamp(0, tz=datetime.UTC)
DRAFTING = ("wagtail.edit", "wagtail.comments.create", "wagtail.comments.edit")


def written(moment: datetime.datetime) -> str:
    """`2021-12-27T15:40:00+07:00`."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def modified(article: Any) -> datetime.datetime:
    """When its public text last changed; never before it was published."""
    known = [moment for moment in (article.published_on, article.last_published_at) if moment]
    return max(known, default=timezone.now())  # a draft in its preview may have no date yet


def last_change() -> datetime.datetime:
    """When anything last happened to a page that readers may have noticed, also that one went away."""
    told = PageLogEntry.objects.exclude(action__in=DRAFTING).aggregate(last=Max("timestamp"))["last"]
    return told or NEVER
