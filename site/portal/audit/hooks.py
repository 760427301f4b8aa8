"""Where the log stands in the admin."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import Page

from news.desk.rights import MenuItemFor
from portal.audit import actions  # noqa: F401 - registers them
from portal.audit.actions import BULK
from portal.audit.report import READ, AuditReport, reads_log


@hooks.register("register_admin_urls")
def audit_urls() -> list[Any]:
    return [
        path("reports/nhat-ky/", AuditReport.as_view(), name="portal_audit"),
        path("reports/nhat-ky/results/", AuditReport.as_view(results_only=True), name="portal_audit_results"),
    ]


@hooks.register("register_reports_menu_item")
def audit_menu_item() -> MenuItemFor:
    return MenuItemFor(
        reads_log, AuditReport.page_title, reverse("portal_audit"), name="nhat-ky", icon_name="history", order=90
    )


@hooks.register("register_permissions")
def audit_permission() -> QuerySet[Permission]:
    label, _, codename = READ.partition(".")
    return Permission.objects.filter(content_type__app_label=label, codename=codename)


@hooks.register("after_bulk_action")
def bulk_actions_are_logged(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Wagtail logs those on pages only."""
    if not issubclass(action.model, Page):
        for thing in filter(lambda thing: thing.pk, objects):
            log(thing, BULK, user=request.user, data={"name": str(action.display_name)})
