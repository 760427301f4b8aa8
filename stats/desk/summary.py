"""The report in a few sentences: what somebody who asks "how did last month go" wants to hear."""

from stats.desk import words
from stats.desk.period import Kind
from stats.desk.report import Report


def sentences(report: Report) -> list[str]:
    if not report.figures.views and not report.figures.visits:
        return [f"{report.period}: chưa có lượt truy cập nào được ghi."]
    said = [_visits(report)]
    if report.articles:
        best = report.articles[0]
        said.append(f"Bài được đọc nhiều nhất: “{best.title}” ({words.number(best.counts.views)} lượt xem).")
    if report.peaks:
        peak = report.peaks[0]
        day = f"Ngày đông nhất là {words.weekday(peak.day)} với {words.number(peak.figures.visits)} lượt truy cập"
        if peak.best:
            day += f"; hôm đó nhiều người đọc nhất bài “{peak.best.title}” ({words.number(peak.best_views)} lượt xem)"
        said.append(f"{day}.")
    return said


def _visits(report: Report) -> str:
    running = " (đến lúc này)" if report.period.is_unfinished and report.period.kind is not Kind.ALL else ""
    text = (
        f"{report.period}{running}: {words.number(report.figures.visits)} lượt truy cập, "
        f"{words.number(report.figures.views)} lượt xem"
    )
    compared = comparison_words(report)
    return f"{text}; {compared}." if compared else f"{text}."


def comparison_words(report: Report) -> str:
    """`lượt truy cập tăng 12 % so với tháng 9/2026`, naming the hours where the day is not over."""
    if not report.comparison or not report.compared:
        return ""
    now, before = report.compared
    change = words.ratio(now.visits, before.visits)
    if change is None:
        return "kỳ trước chưa có số liệu để so sánh"
    return f"lượt truy cập {words.in_words(change)} so với {opposite_words(report)}"


def opposite_words(report: Report) -> str:
    """What the period is compared with."""
    comparison, period = report.comparison, report.period
    if comparison is None:
        return ""
    if not period.is_unfinished:
        return period.before_in_words()
    if comparison.is_cut and not len(comparison.now):
        return f"đến {comparison.hours} giờ {words.day(comparison.day_before or period.today)}"
    until = f", cùng tính đến {comparison.hours} giờ" if comparison.is_cut else ""
    if period.kind is Kind.DAYS:
        return f"{period.before_in_words()}{until}"
    return f"cùng kỳ {period.before_in_words()}{until}"
