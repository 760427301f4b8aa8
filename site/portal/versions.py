"""Thins the history that saving every few seconds leaves behind."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, ManyToOneRel, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

WHOLE = datetime.timedelta(days=1)  # so long every version is kept
SAVED = "wagtail.edit"
AT_ONCE = 500


def prune_versions(now: datetime.datetime | None = None) -> int:
    """Of each page's old versions the last of each person's hour stays, and all that anything refers to.

    Returns how many versions went.
    """
    limit = (now or timezone.now()) - WHOLE
    superseded = list(_superseded(limit))
    count = 0
    for start in range(0, len(superseded), AT_ONCE):
        forgotten = unused().filter(pk__in=superseded[start : start + AT_ONCE])
        pks = list(forgotten.values_list("pk", flat=True))
        PageLogEntry.objects.filter(revision__in=pks, action=SAVED).delete()
        count += len(pks)
        Revision.objects.filter(pk__in=pks).delete()
    _prune_log(limit)
    return count


def _superseded(limit: datetime.datetime) -> Iterator[int]:
    """Old versions after which the same person saved the same page again within the hour."""
    old = Revision.page_revisions.filter(created_at__lt=limit).order_by("object_id", "user_id", "created_at", "pk")
    last, last_hour = None, None
    for pk, page, user, at in old.values_list("pk", "object_id", "user_id", "created_at").iterator():
        hour = (page, user, timezone.localtime(at).strftime("%Y%m%d%H"))
        if last is not None and hour == last_hour:
            yield last
        last, last_hour = pk, hour


def unused() -> QuerySet:
    """Versions that are not live, not planned, in no workflow, and told of nowhere but as "saved"."""
    versions = Revision.objects.filter(approved_go_live_at=None)
    for relation in Revision._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue
        model: Any = relation.related_model
        referring = model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        if model is PageLogEntry:
            referring = referring.exclude(action=SAVED)
        versions = versions.exclude(Exists(referring))
    return versions


def _prune_log(limit: datetime.datetime) -> None:
    """One line for each version, which each autosave of it has written anew."""
    saved = PageLogEntry.objects.filter(action=SAVED, timestamp__lt=limit).exclude(revision=None)
    later = PageLogEntry.objects.filter(revision=OuterRef("revision"), action=SAVED, pk__gt=OuterRef("pk"))
    pks = list(saved.filter(Exists(later)).values_list("pk", flat=True))
    for start in range(0, len(pks), AT_ONCE):
        PageLogEntry.objects.filter(pk__in=pks[start : start + AT_ONCE]).delete()
