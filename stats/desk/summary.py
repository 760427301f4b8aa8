"""The report in a few sentences: what somebody who asks "how did last month go" wants to hear."""

from stats.desk import words
from stats.desk.period import Kind
from stats.desk.report import Report


def sentences(report: Report) -> list[str]:
    """Below the name of the period, which they do not repeat."""
    if not report.figures.views and not report.figures.visits:
        return ["Chưa có lượt truy cập nào được ghi trong kỳ này."]
    said = [_visits(report)]
    if report.articles:
        best = report.articles[0]
        said.append(
            f"Bài được đọc nhiều nhất: {words.quoted(best.title)} ({words.number(best.counts.views)} lượt xem)."
        )
    if report.peaks:
        peak = report.peaks[0]
        day = f"Ngày đông nhất là {words.weekday(peak.day)} với {words.number(peak.figures.visits)} lượt truy cập"
        if peak.best:
            best_of_day = f"{words.quoted(peak.best.title)} ({words.number(peak.best_views)} lượt xem)"
            day += f"; hôm đó bài được đọc nhiều nhất là {best_of_day}"
        said.append(f"{day}.")
    return said


def _visits(report: Report) -> str:
    visits = f"{words.number(report.figures.visits)} lượt truy cập"
    compared = _compared(report)
    views = f"{words.number(report.figures.views)} lượt xem"
    return f"{visits}, {compared}; {views}." if compared else f"{visits}; {views}."


def _compared(report: Report) -> str:
    """`tăng 12 % so với tháng 9/2026`."""
    if not report.compared:
        return ""
    now, before = report.compared
    change = words.ratio(now.visits, before.visits)
    if change is None:
        return "kỳ trước chưa có số liệu để so sánh"
    return f"{words.in_words(change)} so với {opposite_words(report)}"


def opposite_words(report: Report) -> str:
    """What the period is compared with, naming the hour where the day is not over."""
    comparison, period = report.comparison, report.period
    if comparison is None:
        return ""
    if not period.is_unfinished:
        return period.before_in_words()
    until = f" (cùng tính đến {comparison.hours} giờ)" if comparison.is_cut else ""
    if period.kind is Kind.DAYS:
        return f"{period.before_in_words()}{until}"
    return f"cùng kỳ {period.before_in_words()}{until}"
