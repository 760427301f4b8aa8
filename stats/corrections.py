from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.db.models import Sum
from wagtail.log_actions import log

from stats.bulk import among
from stats.clock import moment
from stats.models import Correction
from stats.numbers import site_total
from stats.recent import forget
from stats.serial import serial
from stats.total_store import history, restore

SITE = None


class BelowZero(ValueError):
    """Raised instead of a correction that would make a total negative; nothing was changed."""

    def __init__(self, total: int) -> None:
        super().__init__(f"Tổng số hiện là {total}, không thể trừ nhiều hơn.")
        self.total = total


def correct(
    amount: int,
    *,
    reason: str,
    now_ms: int,
    page: int | None = SITE,
    made_by: User | None = None,
    kind: Correction.Kind = Correction.Kind.ADJUSTMENT,
) -> Correction:
    """Add a signed amount to a page's views or, without a page, to the visits of the whole site.

    For the numbers carried over from an old site, and for taking inflated hits off.
    Raises `BelowZero`.
    """
    [correction] = _write({page: amount}, {page: reason}, now_ms, made_by, kind)
    return correction


def carry_over(
    totals: Mapping[int | None, int],
    *,
    reasons: Mapping[int | None, str],
    now_ms: int,
    made_by: User | None = None,
) -> list[Correction]:
    """Set the totals carried over from an old site, of pages or (None) of the site: all or, on an error, none.

    Each becomes a row of the difference to what was carried over before, and none where there is no
    difference, so that doing it again changes nothing. Raises `BelowZero`.
    """
    with serial():
        before = carried_over(totals)
        changes = {page: total - before[page] for page, total in totals.items() if total != before[page]}
        return _write(changes, reasons, now_ms, made_by, Correction.Kind.CARRIED_OVER)


def carried_over(pages: Collection[int | None]) -> dict[int | None, int]:
    """What was carried over so far, by page; None is the site."""
    totals = dict.fromkeys(pages, 0)
    rows = Correction.objects.carried_over().order_by()
    found = rows.filter(page__in=among(page for page in pages if page is not None))
    totals.update(found.values_list("page").annotate(Sum("amount")))
    if SITE in totals:
        totals[SITE] = rows.site().aggregate(all=Sum("amount"))["all"] or 0
    return totals


def total_of(page: int | None) -> int:
    """The total that a correction moves: a page's views or, for None, the visits of the site."""
    return site_total() if page is None else history([page])[page]


def _write(
    changes: Mapping[int | None, int],
    reasons: Mapping[int | None, str],
    now_ms: int,
    made_by: User | None,
    kind: Correction.Kind,
) -> list[Correction]:
    with serial():
        pages = [page for page in changes if page is not None]
        totals: dict[int | None, int] = dict(history(pages).items())
        if SITE in changes:
            totals[SITE] = site_total()
        for page, amount in changes.items():
            if totals[page] + amount < 0:
                raise BelowZero(totals[page])
        corrections = Correction.objects.bulk_create(
            Correction(
                page=page,
                kind=kind,
                amount=amount,
                reason=reasons[page],
                made_by=made_by,
                made_at=moment(now_ms),
            )
            for page, amount in changes.items()
        )
        restore(pages)
        _log(corrections, made_by)
    forget()
    return corrections


def _log(corrections: list[Correction], made_by: User | None) -> None:
    """In one line, be it a file of ten thousand pages: each has its own row of history."""
    if corrections:
        log(corrections[0], "stats.correct", user=made_by, data={"number": len(corrections)})
