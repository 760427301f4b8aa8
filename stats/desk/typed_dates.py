from datetime import date, datetime

from django.utils import formats

FIRST_YEAR, LAST_YEAR = 1990, 2200
EXAMPLE = "Hãy gõ ngày/tháng/năm, ví dụ 27/12/2021."


def read_date(text: str) -> date | None:
    """A day as Vietnamese people type it; None for anything else, also for years out of all reason."""
    for pattern in formats.get_format("DATE_INPUT_FORMATS", lang="vi"):
        try:
            day = datetime.strptime(text, pattern).date()
        except ValueError:
            continue
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
    return None
