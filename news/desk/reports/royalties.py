import datetime
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django_filters.filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from news.desk.listing.columns import TextColumn
from news.desk.listing.filters import BylineFilter, SectionFilter
from news.desk.reports import workbook
from news.desk.reports.base import DeskReport
from news.desk.reports.shares import Line, Share, by_person, shares, total
from news.desk.rights import sees_royalties
from news.models.article import ArticlePage

NOTE = (
    "Tính các bài đang đăng, theo ngày đăng ghi trên bài. Bài có nhiều tác giả được chia đều: hai người thì mỗi người "
    "được một nửa số bài, số chữ, số ảnh và lượt xem. Số chữ gồm lời dẫn và nội dung, không gồm chú thích ảnh. "
    "Lượt xem là tổng số đến lúc lập báo cáo."
)
FIRST, LAST = "published_on_from", "published_on_to"
Period = tuple[datetime.date, datetime.date]


class RoyaltiesFilterSet(WagtailFilterSet):
    published_on = DateFromToRangeFilter(label="Ngày đăng", widget=DateRangePickerWidget)
    section = SectionFilter()
    byline = BylineFilter()

    class Meta:
        model = ArticlePage
        fields: list[str] = []


class NumberColumn(Column):
    """Parts of articles may be no whole numbers."""

    cell_template_name = "admin/desk/cells/number.html"


class RoyaltiesReport(DeskReport):
    permitted = staticmethod(sees_royalties)
    page_title = "Nhuận bút"
    header_icon = "user"
    index_url_name = "news_royalties"
    index_results_url_name = "news_royalties_results"
    results_template_name = "admin/desk/reports/royalties_results.html"
    filterset_class = RoyaltiesFilterSet
    verbose_name_plural = "tác giả"
    default_ordering = "name"
    columns = [
        TitleColumn("name", label="Họ và tên", sort_key="name"),
        TextColumn("pen_name", label="Bút danh"),
        TextColumn("unit", label="Đơn vị"),
        NumberColumn("signed", label="Bài đứng tên", sort_key="signed", classname="desk-views"),
        NumberColumn("shared", label="Viết chung", sort_key="shared", classname="desk-views"),
        NumberColumn("articles", label="Số bài (chia đều)", sort_key="articles", classname="desk-views"),
        NumberColumn("words", label="Số chữ", sort_key="words", classname="desk-views"),
        NumberColumn("photos", label="Số ảnh", sort_key="photos", classname="desk-views"),
        NumberColumn("views", label="Lượt xem", sort_key="views", classname="desk-views"),
    ]

    def get_filterset_kwargs(self) -> dict[str, Any]:
        asked = self.request.GET.copy()
        if FIRST not in asked and LAST not in asked:
            asked.update(_as_query(periods()["Tháng này"]))
        return {"data": asked, "request": self.request}

    @cached_property
    def parts(self) -> list[Share]:
        """Of one person, where one is asked for; the parts of the others stay theirs."""
        chosen = self.filters.form.cleaned_data.get("byline") if self.filters.is_valid() else None
        every = shares(self.filter_queryset(ArticlePage.objects.live()))
        return [share for share in every if chosen is None or share.contributor == chosen]

    def get_filtered_queryset(self) -> list[Line]:
        lines = by_person(self.parts)
        key = self.ordering.lstrip("-")
        if key == "name":
            return lines[::-1] if self.ordering.startswith("-") else lines
        return sorted(lines, key=lambda line: getattr(line, key), reverse=self.ordering.startswith("-"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        links = [(name, f"?{_encode(period)}") for name, period in periods().items()]
        everyone = total(by_person(self.parts))
        return {**context, "note": NOTE, "periods": links, "everyone": everyone, "heading": self._heading()}

    def write_xlsx_response(self, lines: Any) -> FileResponse:
        output = BytesIO()
        made = f"Lập lúc {timezone.localtime():%H:%M %d/%m/%Y}. {NOTE}"
        workbook.write(output, self.parts, self._heading(), made)
        output.seek(0)
        return FileResponse(output, as_attachment=True, filename=f"nhuan-but-{timezone.localdate():%Y-%m-%d}.xlsx")

    def _heading(self) -> str:
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        days = chosen.get("published_on")
        first, last = (days.start, days.stop) if days else (None, None)
        told = "Nhuận bút"
        told += f" từ ngày {timezone.localtime(first):%d/%m/%Y}" if first else ""
        told += f" đến hết ngày {timezone.localtime(last):%d/%m/%Y}" if last else ""
        sections = ", ".join(section.title for section in chosen.get("section") or [])
        return f"{told} – {sections}" if sections else told


def periods(today: datetime.date | None = None) -> dict[str, Period]:
    """First and last day of what royalties are mostly paid for."""
    today = today or timezone.localdate()
    this_month = today.replace(day=1)
    last_month = (this_month - datetime.timedelta(days=1)).replace(day=1)
    quarter = this_month.replace(month=this_month.month - (this_month.month - 1) % 3)
    return {
        "Tháng này": (this_month, _end(this_month, 1)),
        "Tháng trước": (last_month, _end(last_month, 1)),
        "Quý này": (quarter, _end(quarter, 3)),
        "Năm nay": (today.replace(month=1, day=1), today.replace(month=12, day=31)),
    }


def _end(first: datetime.date, months: int) -> datetime.date:
    after = first.month - 1 + months
    return datetime.date(first.year + after // 12, after % 12 + 1, 1) - datetime.timedelta(days=1)


def _as_query(period: Period) -> dict[str, str]:
    return {name: f"{day:%d/%m/%Y}" for name, day in zip((FIRST, LAST), period, strict=True)}


def _encode(period: Period) -> str:
    return "&".join(f"{name}={day}" for name, day in _as_query(period).items())
