from django.contrib.auth.models import User

from stats.clock import moment
from stats.models import Correction
from stats.numbers import site_total
from stats.recent import forget
from stats.serial import serial
from stats.total_store import history, restore


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
    page: int | None = None,
    made_by: User | None = None,
) -> Correction:
    """Add a signed amount to a page's views or, without a page, to the visits of the whole site.

    For the numbers carried over from an old site, and for taking inflated hits off.
    Raises `BelowZero`.
    """
    with serial():
        total = site_total() if page is None else history([page])[page]
        if total + amount < 0:
            raise BelowZero(total)
        correction = Correction.objects.create(
            page=page,
            amount=amount,
            reason=reason,
            made_by=made_by,
            made_at=moment(now_ms),
        )
        if page is not None:
            restore([page])
    forget()
    return correction
