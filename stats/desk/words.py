"""Numbers, dates and changes as a Vietnamese office writes them."""

from datetime import date

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
MANYFOLD = 10


def number(value: int) -> str:
    """181397 as `181.397`."""
    return f"{value:,}".replace(",", ".").replace("-", "−")


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def weekday(value: date) -> str:
    return f"{WEEKDAYS[value.weekday()]}, {day(value)}"


def month(value: date) -> str:
    """`10/2026`; the months 1 and 2 with a zero."""
    return f"{value.month:02}/{value.year}" if value.month < 3 else f"{value.month}/{value.year}"


def ratio(now: int, before: int) -> float | None:
    """The change from `before` to `now`, 0.12 for 12 % more; None where there is nothing to compare with."""
    return (now - before) / before if before else None


def percent(change: float) -> str:
    """`+12 %`, `−5 %`, `không đổi`, or `gấp 14 lần` for what a percentage hides."""
    if change + 1 >= MANYFOLD:
        return f"gấp {number(round(change + 1))} lần"
    whole = round(change * 100)
    if not whole:
        return "không đổi"
    return f"{'+' if whole > 0 else '−'}{abs(whole)} %"


def in_words(change: float) -> str:
    """`tăng 12 %`, `giảm 5 %`, `gần như không đổi`."""
    if change + 1 >= MANYFOLD:
        return percent(change)
    whole = round(change * 100)
    if not whole:
        return "gần như không đổi"
    return f"{'tăng' if whole > 0 else 'giảm'} {abs(whole)} %"


def quoted(title: str) -> str:
    """In quotation marks, unless it has some of its own."""
    return title if "“" in title or '"' in title else f"“{title}”"
