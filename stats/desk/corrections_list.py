"""The corrections made so far, narrowed down by an administrator."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.timezone import get_default_timezone
from wagtail.models import Page

from stats.desk.site_addresses import pages_by_number
from stats.desk.tables import Cell, Table, Title
from stats.desk.typed_dates import EXAMPLE, read_date
from stats.models import Correction

SITE, PAGES = "cong", "trang"


@dataclass(frozen=True, slots=True)
class Asked:
    scope: str = ""
    kind: str = ""
    words: str = ""
    first: str = ""
    last: str = ""
    error: str = ""


def read_asked(query: QueryDict) -> tuple[Asked, Any]:
    """What was asked, and the corrections that answer it."""
    asked = {
        "scope": query.get("pham-vi", ""),
        "kind": query.get("loai", ""),
        "words": query.get("tim", "").strip()[:100],
        "first": query.get("tu", "").strip()[:20],
        "last": query.get("den", "").strip()[:20],
    }
    rows = Correction.objects.select_related("made_by")
    if asked["scope"] == SITE:
        rows = rows.site()
    elif asked["scope"] == PAGES:
        rows = rows.exclude(page=None)
    if asked["kind"] in Correction.Kind.values:
        rows = rows.filter(kind=asked["kind"])
    if asked["words"]:
        rows = rows.filter(_mentions(asked["words"]))
    bad = [text for text in (asked["first"], asked["last"]) if text and read_date(text) is None]
    if first := read_date(asked["first"]):
        rows = rows.filter(made_at__gte=_midnight(first))
    if last := read_date(asked["last"]):
        rows = rows.filter(made_at__lt=_midnight(last + timedelta(days=1)))
    error = f"“{bad[0]}” không phải là ngày. {EXAMPLE}" if bad else ""
    return Asked(**asked, error=error), rows


def _mentions(text: str) -> Q:
    """In the reason, in the name of who made it, or in the title of the page."""
    titled = Page.objects.filter(title__icontains=text).order_by().values("pk")
    by_name = [Q(**{f"made_by__{field}__icontains": text}) for field in ("username", "first_name", "last_name")]
    wanted = Q(reason__icontains=text) | Q(page__in=titled)
    for one in by_name:
        wanted |= one
    return wanted


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=get_default_timezone())


def as_table(corrections: Any) -> Table:
    """In two statements."""
    rows = list(corrections)
    pages = pages_by_number({row.page for row in rows if row.page})
    return Table(
        "dieu-chinh",
        "Điều chỉnh số liệu",
        ["Thời điểm", "Người thực hiện", "Loại", "Phạm vi", "Số lượt", "Lý do"],
        [
            [
                row.made_at.astimezone(get_default_timezone()).replace(tzinfo=None),
                _who(row),
                row.get_kind_display(),
                _scope(row, pages),
                row.amount,
                row.reason,
            ]
            for row in rows
        ],
        empty="Chưa có dòng điều chỉnh nào.",
    )


def _who(row: Correction) -> str:
    if row.made_by is None:
        return "Hệ thống"
    return row.made_by.get_full_name() or row.made_by.get_username()


def _scope(row: Correction, pages: dict[int, Page]) -> Cell:
    if row.page is None:
        return "Cả cổng"
    page = pages.get(row.page)
    return Title(page.title if page else f"Trang đã xóa (mã {row.page})", page)
