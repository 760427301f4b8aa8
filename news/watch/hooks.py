"""Where the watch stands in the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from news.desk.reports.base import DeskReport
from news.desk.rights import MenuItemFor
from news.watch.panel import watch_on_the_home_page
from news.watch.report import SEEN, VIEW, BrokenReport, WatchReport, mark_seen, watches

REPORTS: dict[str, type[DeskReport]] = {"noi-dung-la": WatchReport, "lien-ket-hong": BrokenReport}

hooks.register("construct_homepage_panels", watch_on_the_home_page)


@hooks.register("register_admin_urls")
def watch_urls() -> list[Any]:
    return [
        *(path(f"reports/{slug}/", view.as_view(), name=view.index_url_name) for slug, view in REPORTS.items()),
        *(
            path(f"reports/{slug}/results/", view.as_view(results_only=True), name=view.index_results_url_name)
            for slug, view in REPORTS.items()
        ),
        path("reports/noi-dung-la/<int:pk>/xac-nhan/", mark_seen, name="news_watch_seen"),
    ]


def _menu_item(slug: str, order: int) -> None:
    view = REPORTS[slug]

    @hooks.register("register_reports_menu_item")
    def item() -> MenuItemFor:
        address = reverse(view.index_url_name)
        return MenuItemFor(watches, view.page_title, address, name=slug, icon_name=view.header_icon, order=order)


for order, slug in enumerate(REPORTS, 91):
    _menu_item(slug, order)


@hooks.register("register_permissions")
def watch_permission() -> QuerySet[Permission]:
    label, _, codename = VIEW.partition(".")
    return Permission.objects.filter(content_type__app_label=label, codename=codename)


@hooks.register("register_log_actions")
def answers_are_logged(actions: LogActionRegistry) -> None:
    @actions.register_action(SEEN)
    class Answered(LogFormatter):
        label = "Xác nhận nội dung lạ"

        def format_message(self, log_entry: Any) -> str:
            return "Đã xác nhận “Đúng là của ta” cho"

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("what", ""))
