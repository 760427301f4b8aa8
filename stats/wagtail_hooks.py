"""Where the traffic desk and its small views stand in the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter

from stats.desk import views, words
from stats.desk.access import CORRECT, VIEW
from stats.desk.explorer import CountedPages
from stats.desk.home import TrafficPanel


class DeskMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(VIEW))


class CorrectionsMenuItem(MenuItem):
    """For those who may not see the desk, from where the others go on to the corrections."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(CORRECT) and not request.user.has_perm(VIEW))


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [
        path("thong-ke-truy-cap/", views.report, name="stats_desk"),
        path("thong-ke-truy-cap/xuat/<slug:slug>.<slug:kind>", views.export, name="stats_desk_export"),
        path("thong-ke-truy-cap/dieu-chinh/", views.corrections, name="stats_corrections"),
        path(
            "thong-ke-truy-cap/dieu-chinh/xuat.<slug:kind>", views.export_corrections, name="stats_corrections_export"
        ),
        path("thong-ke-truy-cap/dieu-chinh/so-mang-sang/", views.set_carried_over, name="stats_carry_over"),
        path("thong-ke-truy-cap/dieu-chinh/cong-tru/", views.adjust, name="stats_adjust"),
        path("thong-ke-truy-cap/dieu-chinh/nhap-tep/", views.import_file, name="stats_import"),
        path("thong-ke-truy-cap/dieu-chinh/nhap-tep/mau.csv", views.import_template, name="stats_import_template"),
    ]


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return DeskMenuItem("Thống kê truy cập", reverse("stats_desk"), name="traffic", icon_name="traffic", order=260)


@hooks.register("register_admin_menu_item")
def corrections_menu_item() -> MenuItem:
    return CorrectionsMenuItem("Điều chỉnh số liệu", reverse("stats_corrections"), icon_name="traffic", order=260)


@hooks.register("register_permissions")
def desk_permissions() -> QuerySet[Permission]:
    codenames = [permission.partition(".")[2] for permission in (VIEW, CORRECT)]
    return Permission.objects.filter(content_type__app_label="stats", codename__in=codenames)


@hooks.register("register_icons")
def desk_icons(icons: list[str]) -> list[str]:
    return [*icons, "stats/icons/traffic.svg"]


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-stats.css"))


@hooks.register("construct_homepage_panels")
def traffic_on_the_home_page(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(VIEW):
        panels.append(TrafficPanel())


@hooks.register("register_admin_viewset", order=1)
def counted_pages() -> CountedPages:
    return CountedPages()


@hooks.register("register_log_actions")
def corrections_are_logged(actions: LogActionRegistry) -> None:
    @actions.register_action("stats.correct")
    class Corrected(LogFormatter):
        label = "Điều chỉnh số liệu"

        def format_message(self, log_entry: Any) -> str:
            number = log_entry.data.get("number", 1)
            return "Đã ghi một dòng" if number == 1 else f"Đã ghi {words.number(number)} dòng, dòng đầu:"
