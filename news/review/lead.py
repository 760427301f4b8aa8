"""What is wrong with a lead."""

import re
from collections.abc import Iterator

from news.review.draft import LEAD, Draft
from news.review.finding import Finding, Severity

LONGEST = 300  # characters
_BEFORE = r"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|hôm nay|từ|đến|qua|nay|vào|thứ \w+,?)"
_DATE = re.compile(
    rf"(?<![\w/.-])(?P<before>{_BEFORE}\s+\(?)?"
    r"(?P<date>(?P<day>\d{1,2})(?:\s*(?P<sign>[/.-])\s*|\s+(?P<word>tháng)\s+)(?P<month>\d{1,2}))"
    r"(?![\w%])(?!\s*[/.-]\s*\d)(?!,?\s+năm\s+\d)"
    # The year of `từ 25/12 đến 27/12/2021` is told once.
    r"(?!\s*(?:đến|tới|và|-|–)\s*(?:hết\s+)?(?:ngày\s+)?\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d)",
    re.IGNORECASE,
)


def dates_without_year(draft: Draft) -> Iterator[Finding]:
    for found in _DATE.finditer(draft.lead):
        if _is_date(found):
            date = found["date"]
            sentence = f"Ngày “{date}” chưa có năm: đọc lại sau này không biết là năm nào. Ví dụ: {_example(found)}."
            yield Finding(LEAD, sentence)


def _is_date(found: re.Match[str]) -> bool:
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    if found["before"] or found["word"]:
        return True
    # Alone, it may be a part of a whole (1/2), a score (3-1) or a number.
    return found["sign"] == "/" and day > 12 and (day, month) != (24, 7)


def _example(found: re.Match[str]) -> str:
    return f"{found['date']} năm 2021" if found["word"] else f"{found['date']}{found['sign']}2021"


def long_lead(draft: Draft) -> Iterator[Finding]:
    length = len(draft.lead.strip())
    if length > LONGEST:
        sentence = f"Lời dẫn dài {length} ký tự, nên dưới {LONGEST}: danh sách tin chỉ đủ chỗ cho một hai câu."
        yield Finding(LEAD, sentence, Severity.ADVICE)
