"""The reports' addresses and places in the menu."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from wagtail import hooks

from news.desk.reports.base import DeskReport
from news.desk.reports.missed import MissedSearchesReport
from news.desk.reports.royalties import RoyaltiesReport
from news.desk.reports.stale import StaleArticlesReport
from news.desk.reports.undescribed import UndescribedPhotosReport
from news.desk.rights import ROYALTIES, MenuItemFor

REPORTS: dict[str, type[DeskReport]] = {
    "nhuan-but": RoyaltiesReport,
    "anh-chua-co-mo-ta": UndescribedPhotosReport,
    "bai-hai-nam-chua-cap-nhat": StaleArticlesReport,
    "tim-khong-thay": MissedSearchesReport,
}


@hooks.register("register_admin_urls")
def report_urls() -> list[Any]:
    pages = [path(f"reports/{slug}/", view.as_view(), name=view.index_url_name) for slug, view in REPORTS.items()]
    return pages + [
        path(f"reports/{slug}/results/", view.as_view(results_only=True), name=view.index_results_url_name)
        for slug, view in REPORTS.items()
    ]


def _menu_item(slug: str, order: int) -> None:
    view = REPORTS[slug]

    @hooks.register("register_reports_menu_item")
    def item() -> MenuItemFor:
        return MenuItemFor(
            view.permitted,
            view.page_title,
            reverse(view.index_url_name),
            name=slug,
            icon_name=view.header_icon,
            order=order,
        )


for order, slug in enumerate(REPORTS, 100):
    _menu_item(slug, order)


@hooks.register("register_permissions")
def royalties_permission() -> QuerySet[Permission]:
    label, _, codename = ROYALTIES.partition(".")
    return Permission.objects.filter(content_type__app_label=label, codename=codename)
