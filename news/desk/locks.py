"""A lock keeps a page from being deleted and moved too, where Wagtail's keeps it from being edited only."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

FIRST = -1  # before the bin takes the page


def _holds(user: Any, page: Page) -> bool:
    return page.locked and page.locked_by_id != user.pk and not page.permissions_for_user(user).can_unlock()


def locked_pages_stay(request: HttpRequest, page: Page, *more: Any) -> HttpResponse | None:
    if not _holds(request.user, page):
        return None
    messages.error(request, f"“{page.title}” đang bị khóa. Hãy nhờ người đã khóa hoặc lãnh đạo mở khóa trước.")
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action", order=FIRST)
def locked_pages_stay_together(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    pages = objects if issubclass(action.model, Page) else []
    return next(filter(None, (locked_pages_stay(request, page) for page in pages)), None)


for moment in ("delete", "move"):
    hooks.register(f"before_{moment}_page", locked_pages_stay, order=FIRST)
