"""The report as tables: what the page shows in part and the exports hold in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stats.desk import words
from stats.desk.hot import RULE
from stats.desk.reading import Counts, Reading
from stats.desk.report import Report
from stats.desk.sources import Share


class Change(NamedTuple):
    """From `before` to `now`."""

    now: int
    before: int

    @property
    def ratio(self) -> float | None:
        return words.ratio(self.now, self.before)

    @property
    def text(self) -> str:
        if self.ratio is not None:
            return words.percent(self.ratio)
        return "mới" if self.now else "–"

    @property
    def direction(self) -> str:
        if self.now == self.before:
            return "same"
        return "up" if self.now > self.before else "down"


class Title(NamedTuple):
    """The title of a page, and the page where it is still there."""

    text: str
    page: object | None


Cell = object  # str, int, date, local datetime without a zone, Change, Title, None, or a float: a share of a whole


@dataclass(frozen=True, slots=True)
class Table:
    """`slug` is its word in addresses and file names; a bar in the page shows column `weighed`."""

    slug: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    empty: str = "Chưa có số liệu trong kỳ này."
    weighed: int | None = None

    @property
    def heaviest(self) -> int:
        values = [row[self.weighed] for row in self.rows if self.weighed is not None]
        return max((value for value in values if isinstance(value, int)), default=0)


def tables(report: Report) -> dict[str, Table]:
    made = [
        _series(report),
        _hours(report),
        _peaks(report),
        _articles(report),
        _sections(report),
        _writers(report),
        _other_pages(report),
        _hosts(report),
        _devices(report),
        _refusals(report),
        _hot(report),
    ]
    return {table.slug: table for table in made}


def _series(report: Report) -> Table:
    columns = ["Thời gian", "Lượt truy cập", "Khách", "Lượt xem"]
    before = report.period.before()
    if before:
        columns += ["Lượt truy cập kỳ trước", "Khách kỳ trước", "Lượt xem kỳ trước"]
    rows: list[list[Cell]] = []
    for piece in (piece for piece in report.pieces if not piece.is_ahead):
        row: list[Cell] = [
            piece.name + (" (chưa trọn)" if piece.is_running else ""),
            piece.figures.visits,
            piece.figures.visitors,
            piece.figures.views,
        ]
        if before:
            opposite = piece.before
            row += [opposite.visits, opposite.visitors, opposite.views] if opposite else [None] * 3
        rows.append(row)
    grain = report.grain.label.lower()
    return Table("dien-bien", f"Diễn biến theo {grain}", columns, rows)


def _hours(report: Report) -> Table:
    rows = [
        [f"{hour:02} giờ – {hour + 1:02} giờ", figures.visits, figures.visitors, figures.views]
        for hour, figures in enumerate(report.hours)
    ]
    note = "Cộng các ngày trong kỳ. Khách tính vào giờ của lượt xem đầu tiên trong ngày."
    return Table("gio-trong-ngay", "Giờ trong ngày", ["Giờ", "Lượt truy cập", "Khách", "Lượt xem"], rows, note)


def _peaks(report: Report) -> Table:
    rows = [
        [
            words.weekday(peak.day),
            peak.figures.visits,
            peak.figures.views,
            _title(peak.best) if peak.best else None,
            peak.best_views if peak.best else None,
        ]
        for peak in report.peaks
    ]
    columns = ["Ngày", "Lượt truy cập", "Lượt xem", "Bài được đọc nhiều nhất hôm đó", "Lượt xem của bài"]
    return Table("ngay-dong-nhat", "Những ngày đông nhất", columns, rows, weighed=1)


def _articles(report: Report) -> Table:
    rows = [
        [n, _title(one), one.section, ", ".join(one.writers), one.counts.views, *_change(report, one.counts)]
        for n, one in enumerate(report.articles, 1)
    ]
    columns = ["Hạng", "Bài viết", "Chuyên mục", "Tác giả", "Lượt xem", *_change_column(report)]
    return Table("bai-viet", "Bài được đọc nhiều nhất", columns, rows, _change_note(report), weighed=4)


def _sections(report: Report) -> Table:
    note = "Gồm bài trong chuyên mục và trang danh sách của chuyên mục."
    return _counted(report, "chuyen-muc", "Chuyên mục", "Chuyên mục", report.sections, note)


def _writers(report: Report) -> Table:
    note = "Bài có nhiều tác giả được tính cho từng người."
    return _counted(report, "tac-gia", "Tác giả", "Tác giả", report.writers, note)


def _counted(report: Report, slug: str, title: str, column: str, counted: dict[str, Counts], note: str) -> Table:
    rows = [[name, counts.views, *_change(report, counts)] for name, counts in counted.items() if counts.views]
    return Table(slug, title, [column, "Lượt xem", *_change_column(report)], rows, note, weighed=1)


def _other_pages(report: Report) -> Table:
    rows = [[_title(one), one.counts.views, *_change(report, one.counts)] for one in report.other_pages]
    note = "Trang chủ, trang danh sách, trang giới thiệu và các trang không phải bài viết."
    columns = ["Trang", "Lượt xem", *_change_column(report)]
    return Table("trang-khac", "Các trang khác", columns, rows, note, weighed=1)


def _hosts(report: Report) -> Table:
    coming = sum(share.count for share in report.hosts)
    direct = max(report.figures.visits - coming, 0)
    note = (
        f"{words.number(coming)} lượt truy cập đến từ trang khác; {words.number(direct)} lượt vào thẳng, "
        "từ thư, tin nhắn hoặc nơi không cho biết nguồn. Chỉ giữ tên trang, không giữ địa chỉ đầy đủ."
    )
    return _shared(report, "nguon", "Nguồn truy cập", "Trang giới thiệu", "Lượt truy cập", report.hosts, note)


def _devices(report: Report) -> Table:
    return _shared(report, "thiet-bi", "Thiết bị", "Loại thiết bị", "Lượt truy cập", report.devices)


def _refusals(report: Report) -> Table:
    return _shared(
        report,
        "khong-tinh",
        "Lượt không tính",
        "Lý do",
        "Số lần",
        report.refusals,
        "Những lần gọi bị bộ đếm từ chối; không có trong các con số khác của báo cáo.",
        "Không có lượt nào bị từ chối trong kỳ này.",
    )


def _shared(
    report: Report,
    slug: str,
    title: str,
    column: str,
    unit: str,
    shares: list[Share],
    note: str = "",
    empty: str = "Chưa có số liệu trong kỳ này.",
) -> Table:
    whole = sum(share.count for share in shares)
    rows = [[share.name, share.count, share.count / whole, *_change(report, share)] for share in shares if share.count]
    return Table(slug, title, [column, unit, "Tỷ lệ", *_change_column(report)], rows, note, empty, weighed=1)


def _hot(report: Report) -> Table:
    rows = [
        [_title(one.reading), one.reading.section, one.views, round(one.usual), one.times and round(one.times)]
        for one in report.hot
    ]
    day = words.day(report.period.last)
    until_now = ", tính đến lúc này" if report.period.is_unfinished else ""
    return Table(
        "trang-nong",
        f"Trang nóng đột biến ngày {day}{until_now}",
        ["Trang", "Chuyên mục", "Lượt xem trong ngày", "Trung bình trước đó", "Gấp (lần)"],
        rows,
        RULE,
        "Không có trang nào tăng đột biến.",
        weighed=2,
    )


def _title(reading: Reading) -> Title:
    return Title(reading.title, reading.page)


def _change_column(report: Report) -> list[str]:
    return ["Thay đổi"] if report.by_day else []


def _change(report: Report, counts: Counts | Share) -> Iterable[Change]:
    return [Change(counts.now, counts.before)] if report.by_day else []


def _change_note(report: Report) -> str:
    if not report.by_day:
        return ""
    if not report.period.is_unfinished:
        return f"Thay đổi so với {report.period.before_in_words()}."
    return f"Thay đổi tính trên các ngày đã trọn: {report.by_day.now} so với {report.by_day.before}."
