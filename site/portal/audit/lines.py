"""A line of the log as somebody reads it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.text import capfirst
from wagtail.coreutils import get_content_type_label
from wagtail.models import Page, PageLogEntry
from wagtail.models.audit_log import BaseLogEntry

from news.called import called
from portal.audit.actions import ADDED, CHANGED, REMOVED
from portal.audit.authors import BY

SYSTEM = "Hệ thống"
# Wagtail says that something was edited, our own line of the same request says what.
ALSO_TOLD = {"wagtail.create": {ADDED}, "wagtail.edit": {CHANGED, ADDED}, "wagtail.delete": {REMOVED, "news.bin"}}


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    who: str
    done: str
    kind: str
    label: str
    number: str
    details: str
    page: int | None = None  # where it is still there

    @property
    def sentence(self) -> str:
        what = " ".join(filter(None, (self.done, self.kind, self.label and f"“{self.label}”")))
        return f"{what}."


def lines(entries: list[BaseLogEntry]) -> list[Line]:
    """In two statements, whatever the number."""
    ids = {entry.page_id for entry in entries if isinstance(entry, PageLogEntry)}
    there = set(Page.objects.filter(pk__in=ids).values_list("pk", flat=True))
    known = get_user_model()._default_manager.in_bulk({entry.user_id for entry in entries if entry.user_id})
    more = {(entry.uuid, *_thing(entry), entry.action) for entry in entries if entry.uuid}
    return [_line(entry, known, there) for entry in entries if not _is_told_twice(entry, more)]


def _thing(entry: Any) -> tuple[Any, str]:
    return entry.content_type_id, str(entry.object_id)


def _is_told_twice(entry: BaseLogEntry, more: set[tuple[Any, ...]]) -> bool:
    others = ALSO_TOLD.get(entry.action, ())
    return any((entry.uuid, *_thing(entry), action) in more for action in others)


def _line(entry: Any, known: dict[int, Any], there: set[int]) -> Line:
    alone = getattr(entry.formatter, "alone", False)
    page = entry.page_id if isinstance(entry, PageLogEntry) else None
    kind = "" if alone or entry.content_type_id is None else get_content_type_label(entry.content_type).lower()
    return Line(
        at=entry.timestamp,
        who=_who(entry, known),
        done=capfirst(str(entry.message)).rstrip("."),
        kind=kind,
        label="" if alone or entry.label.lower() == kind else entry.label,
        number=str(entry.object_id),
        details=str(entry.comment or ""),
        page=page if page in there else None,
    )


def _who(entry: Any, known: dict[int, Any]) -> str:
    if BY in entry.data:
        return str(entry.data[BY])
    if not entry.user_id:
        return SYSTEM
    user = known.get(entry.user_id)
    return called(user) if user else f"Người dùng đã xóa (mã {entry.user_id})"
