"""What the list of articles may be asked for: read from the address and described from one place."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.utils import timezone

from news.machines.api.answers import Refused

MOST = 10_000  # pages
PER_PAGE, MOST_PER_PAGE = 20, 50
_NUMBER = re.compile("[0-9]{1,5}")
_SLUG = re.compile("[a-z0-9-]{1,255}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Databases and time zones fail at the ends of the calendar, where there are no articles.
FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)


@dataclass(frozen=True)
class Parameter:
    name: str
    description: str
    schema: dict[str, Any]
    example: str
    read: Callable[[str], Any]
    """Raises ValueError for what the schema does not allow."""


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
            raise ValueError
        return int(text)

    return read


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError
    return text


def _date(text: str) -> datetime.date:
    if not _DATE.fullmatch(text):
        raise ValueError
    return min(max(datetime.date.fromisoformat(text), FIRST), LAST)


def _number(most: int, default: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": default}


SLUG, DATE = {"type": "string", "pattern": f"^{_SLUG.pattern}$"}, {"type": "string", "format": "date"}
PARAMETERS = (
    Parameter("page", "Trang thứ mấy, đếm từ 1", _number(MOST, 1), "2", _whole(MOST)),
    Parameter(
        "per_page", "Số bài một trang", _number(MOST_PER_PAGE, PER_PAGE), str(MOST_PER_PAGE), _whole(MOST_PER_PAGE)
    ),
    Parameter("section", "Chỉ lấy bài của chuyên mục có tên này trong địa chỉ", SLUG, "khen-thuong", _slug),
    Parameter("tag", "Chỉ lấy bài có thẻ này", SLUG, "hoi-nghi-tong-ket", _slug),
    Parameter("from", "Đăng từ ngày này (năm-tháng-ngày)", DATE, "2021-12-01", _date),
    Parameter("to", "Đăng đến hết ngày này (năm-tháng-ngày)", DATE, "2021-12-31", _date),
)


def read(query: Mapping[str, str]) -> dict[str, Any]:
    """The parameters that were given. Raises `Refused` with a sentence about the first bad one."""
    given = {}
    for parameter in PARAMETERS:
        if parameter.name in query:
            try:
                given[parameter.name] = parameter.read(query[parameter.name])
            except ValueError:
                raise Refused(HTTPStatus.BAD_REQUEST, _sentence(parameter)) from None
    return given


def _sentence(parameter: Parameter) -> str:
    schema = parameter.schema
    if "maximum" in schema:
        return f"Tham số {parameter.name} phải là số từ 1 đến {schema['maximum']}. Ví dụ: {parameter.example}"
    if schema is DATE:
        return f"Tham số {parameter.name} phải là một ngày viết theo năm-tháng-ngày. Ví dụ: {parameter.example}"
    return f"Tham số {parameter.name} chỉ gồm chữ thường không dấu, số và gạch nối. Ví dụ: {parameter.example}"


def midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
