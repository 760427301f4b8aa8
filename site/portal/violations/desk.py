"""The report for administrators."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet

from news.desk.listing.columns import DayColumn, TextColumn
from news.desk.reports.base import DeskReport
from news.desk.rights import MenuItemFor
from portal.models import Violation

# By the beginning of the directive.
KINDS = {
    "script": "Mã lệnh",
    "require-trusted": "Mã lệnh ghi vào trang",
    "trusted": "Mã lệnh ghi vào trang",
    "style": "Kiểu trình bày",
    "img": "Ảnh",
    "media": "Âm thanh, phim",
    "font": "Phông chữ",
    "connect": "Kết nối tới máy chủ",
    "manifest": "Tệp mô tả ứng dụng",
    "form": "Nơi nhận biểu mẫu",
    "base": "Địa chỉ gốc của trang",
    "frame-ancestors": "Bị đóng khung ở nơi khác",
    "frame": "Khung nhúng",
    "child": "Khung nhúng",
    "object": "Đối tượng nhúng",
    "worker": "Mã lệnh chạy nền",
    "default": "Loại khác",
}
WORDS = {
    "inline": "viết ngay trong trang",
    "eval": "tạo ra từ chữ",
    "wasm-eval": "tạo ra từ chữ",
    "trusted-types-policy": "ghi HTML không kiểm tra",
    "trusted-types-sink": "ghi HTML không kiểm tra",
    "data:": "nằm trong địa chỉ",
    "blob:": "tạo ra khi chạy",
}


def kind(violation: Violation) -> str:
    return next((name for start, name in KINDS.items() if violation.directive.startswith(start)), "Loại khác")


def blocked(violation: Violation) -> str:
    return WORDS.get(violation.blocked, violation.blocked)


def administers(user: Any) -> bool:
    return bool(user.has_perm("auth.change_user"))


class ViolationFilterSet(WagtailFilterSet):
    class Meta:
        model = Violation
        fields: list[str] = []


class ViolationsReport(DeskReport):
    permitted = staticmethod(administers)
    page_title = "Nội dung bị chặn"
    header_icon = "warning"
    index_url_name = "portal_violations"
    index_results_url_name = "portal_violations_results"
    results_template_name = "admin/violations.html"
    filterset_class = ViolationFilterSet
    verbose_name_plural = "lần bị chặn"
    default_ordering = "-last_at"
    list_export = ["page", "directive", "blocked", "times", "first_at", "last_at"]
    export_headings = {
        "page": "Trang",
        "directive": "Quy tắc",
        "blocked": "Bị chặn",
        "times": "Số lần",
        "first_at": "Lần đầu",
        "last_at": "Lần gần nhất",
    }
    export_filename = "noi-dung-bi-chan"
    columns = [
        TextColumn("page", label="Trang", sort_key="page"),
        TextColumn("directive", label="Cái gì", accessor=kind, sort_key="directive", width="18%"),
        TextColumn("blocked", label="Từ đâu", accessor=blocked, sort_key="blocked", width="24%"),
        TextColumn("times", label="Số lần", sort_key="times", width="10%"),
        DayColumn("first_at", label="Lần đầu", sort_key="first_at", classname="desk-day", width="12%"),
        DayColumn("last_at", label="Lần gần nhất", sort_key="last_at", classname="desk-day", width="12%"),
    ]

    def get_base_queryset(self) -> QuerySet:
        return Violation.objects.all()

    def order_queryset(self, violations: Any) -> QuerySet:
        return violations.order_by(self.ordering, "-last_at", "-pk")


@hooks.register("register_admin_urls")
def violations_urls() -> list[URLPattern]:
    view = ViolationsReport
    return [
        path("reports/noi-dung-bi-chan/", view.as_view(), name=view.index_url_name),
        path("reports/noi-dung-bi-chan/results/", view.as_view(results_only=True), name=view.index_results_url_name),
    ]


@hooks.register("register_reports_menu_item")
def violations_menu_item() -> MenuItemFor:
    view = ViolationsReport
    return MenuItemFor(
        view.permitted,
        view.page_title,
        reverse(view.index_url_name),
        name="noi-dung-bi-chan",
        icon_name=view.header_icon,
        order=300,
    )
