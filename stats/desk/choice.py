"""What somebody asked the desk for, out of an address; bad input becomes a sentence, never an error."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from stats.desk.figures import Measure
from stats.desk.grain import Grain, offered, usual
from stats.desk.period import Period
from stats.desk.presets import DEFAULT, preset
from stats.desk.typed_dates import EXAMPLE, read_date


@dataclass(frozen=True, slots=True)
class Choice:
    period: Period
    grain: Grain
    measure: Measure
    error: str = ""
    typed: tuple[str, str] = ("", "")

    def query(self, **changes: str) -> str:
        """The same choice as a query string; `gio`, `ngay`, … changed as said."""
        if self.period.preset:
            asked = {"ky": self.period.preset}
        else:
            asked = {"tu": f"{self.period.first:%d/%m/%Y}", "den": f"{self.period.last:%d/%m/%Y}"}
        asked |= {"theo": self.grain.value, "do": self.measure.value} | changes
        return urlencode(asked)


class BadDates(ValueError):
    """The text is for the person who typed them."""


def choose(asked: QueryDict, today: date, first_day: date | None) -> Choice:
    typed = (asked.get("tu", "").strip()[:20], asked.get("den", "").strip()[:20])
    error = ""
    period = None
    try:
        period = _typed(*typed, today, first_day) if any(typed) else preset(asked.get("ky", DEFAULT), today, first_day)
    except BadDates as reason:
        error = str(reason)
    except KeyError:
        error = "Không có kỳ báo cáo như vậy; đang hiện 30 ngày gần đây."
    if period is None:
        period = preset(DEFAULT, today, first_day)
    return Choice(period, _grain(asked, period), _measure(asked), error, typed)


def _typed(first_text: str, last_text: str, today: date, first_day: date | None) -> Period:
    first = _date(first_text, "bắt đầu") if first_text else first_day or today
    last = _date(last_text, "kết thúc") if last_text else today
    if first > last:
        raise BadDates(f"Ngày bắt đầu {first:%d/%m/%Y} sau ngày kết thúc {last:%d/%m/%Y}. Hãy đổi lại hai ngày.")
    if first > today:
        raise BadDates(f"Ngày bắt đầu {first:%d/%m/%Y} chưa tới, nên chưa có số liệu.")
    return Period.of_days(first, last, today)


def _date(text: str, which: str) -> date:
    day = read_date(text)
    if day is None:
        raise BadDates(f"Ngày {which} “{text}” không dùng được. {EXAMPLE}")
    return day


def _grain(asked: QueryDict, period: Period) -> Grain:
    try:
        grain = Grain(asked.get("theo"))
    except ValueError:
        return usual(period)
    return grain if grain in offered(period) else usual(period)


def _measure(asked: QueryDict) -> Measure:
    try:
        return Measure(asked.get("do"))
    except ValueError:
        return Measure.VISITS
