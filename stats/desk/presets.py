from collections.abc import Callable
from datetime import date, timedelta

from stats.desk.period import Kind, Period


def _last_month(today: date) -> Period:
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last, Kind.MONTH, today, "thang-truoc")


def _last_year(today: date) -> Period:
    year = today.year - 1
    return Period(date(year, 1, 1), date(year, 12, 31), Kind.YEAR, today, "nam-truoc")


def _last_days(count: int, preset: str) -> Callable[[date], Period]:
    return lambda today: Period(today - timedelta(days=count - 1), today, Kind.DAYS, today, preset)


def _yesterday(today: date) -> Period:
    day = today - timedelta(days=1)
    return Period(day, day, Kind.DAYS, today, "hom-qua")


PRESETS: dict[str, tuple[str, Callable[[date], Period]]] = {
    "hom-nay": ("Hôm nay", _last_days(1, "hom-nay")),
    "hom-qua": ("Hôm qua", _yesterday),
    "7-ngay": ("7 ngày", _last_days(7, "7-ngay")),
    "30-ngay": ("30 ngày", _last_days(30, "30-ngay")),
    "thang-nay": ("Tháng này", lambda today: Period(today.replace(day=1), today, Kind.MONTH, today, "thang-nay")),
    "thang-truoc": ("Tháng trước", _last_month),
    "nam-nay": ("Năm nay", lambda today: Period(date(today.year, 1, 1), today, Kind.YEAR, today, "nam-nay")),
    "nam-truoc": ("Năm trước", _last_year),
}
ALL = "toan-bo"
DEFAULT = "30-ngay"
NAMES = {preset: name for preset, (name, _) in PRESETS.items()} | {ALL: "Toàn bộ"}


def preset(name: str, today: date, first_day: date | None) -> Period:
    """`first_day` is the first one with numbers: where "all" begins. Raises `KeyError` for an unknown name."""
    if name == ALL:
        return Period(min(first_day or today, today), today, Kind.ALL, today, ALL)
    return PRESETS[name][1](today)


__all__ = ["ALL", "DEFAULT", "NAMES", "preset"]
