from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from stats.corrections import carried_over
from stats.desk import words
from stats.desk.importing.table import BadNumber, Line, read_number
from stats.desk.site_addresses import UnknownAddress, pages_at, pages_by_number
from stats.total_store import history

REASON = "Số mang sang từ cổng cũ"
HIGHEST_ID = 2_147_483_647


@dataclass(frozen=True, slots=True)
class Step:
    """A line that can be done: the page's carried-over views go from `before` to `views`, its total to `total`."""

    line: int
    page: Page
    views: int
    reason: str
    before: int
    total: int

    @property
    def change(self) -> int:
        return self.views - self.before


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do. It is done only if it has no `faults`, each one sentence about one line."""

    steps: list[Step]
    faults: list[str]

    @property
    def changing(self) -> list[Step]:
        return [step for step in self.steps if step.change]


def make_plan(lines: Iterable[Line]) -> Plan:
    """In a few statements, however many lines."""
    lines = list(lines)
    numbers = {int(line.page) for line in lines if _is_number(line.page)}
    by_number = pages_by_number(numbers)
    by_address = pages_at({line.page for line in lines if line.page and not _is_number(line.page)})
    faults: list[str] = []
    wanted: dict[int, tuple[Line, Page, int]] = {}
    for line in lines:
        try:
            page = _page(line, by_number, by_address)
            views = read_number(line.views)
            if page.pk in wanted:
                raise ValueError(f"“{page.title}” đã có ở dòng {wanted[page.pk][0].number}. Mỗi trang chỉ một dòng.")
            wanted[page.pk] = (line, page, views)
        except (BadNumber, UnknownAddress, ValueError) as fault:
            faults.append(f"Dòng {line.number}: {fault}")
    before = carried_over(list(wanted))
    totals = history(list(wanted))
    steps = []
    for number, (line, page, views) in wanted.items():
        total = totals[number] + views - before[number]
        if total < 0:
            faults.append(
                f"Dòng {line.number}: tổng lượt xem của “{page.title}” sẽ thành số âm, "
                f"vì trước đây đã trừ nhiều hơn {words.number(views)}."
            )
            continue
        steps.append(Step(line.number, page, views, line.reason or REASON, before[number], total))
    return Plan(steps, faults)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:11]) <= HIGHEST_ID


def _page(line: Line, by_number: dict[int, Page], by_address: dict[str, Page | UnknownAddress]) -> Page:
    if not line.page:
        raise UnknownAddress("thiếu địa chỉ hoặc mã trang.")
    if _is_number(line.page):
        page = by_number.get(int(line.page))
        if page is None:
            raise UnknownAddress(f"không có trang nào mang mã {line.page}.")
        return page
    found = by_address[line.page]
    if isinstance(found, UnknownAddress):
        raise found
    return found
