"""Wagtail's ways of deleting lead to the bin, and none of its ways leads out of it but restoring."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.models import Page

from news.bin.pages import Indispensable, is_binned, put_page
from news.bin.views import bin_index, restore
from news.models.binned import BinPage


@hooks.register("before_delete_page")
def to_the_bin(request: HttpRequest, page: Page) -> HttpResponse | None:
    if is_binned(page):
        return _stays(request, page)
    # A page with many below it asks for the site's name first, on Wagtail's own form.
    if request.method != "POST" or not type_to_delete_confirmation(request):
        return None
    parent = page.get_parent()
    if _put(request, page):
        messages.success(request, f"Đã chuyển “{page.title}” vào thùng rác. {_kept()}")
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("before_bulk_action")
def many_to_the_bin(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    if not issubclass(action.model, Page):
        return None
    for page in objects:
        if is_binned(page):
            return _stays(request, page)
    if action_type != "delete":
        return None
    # A page below another of them goes with that one: the upper ones first.
    count = sum(_put(request, page) for page in sorted(objects, key=lambda page: page.depth))
    if count:
        messages.success(request, f"Đã chuyển {count} trang vào thùng rác. {_kept()}")
    return redirect(action.next_url)


def _kept() -> str:
    return f"Có thể khôi phục trong {settings.BIN_DAYS} ngày."


def _put(request: HttpRequest, page: Page) -> int:
    try:
        return put_page(page, request.user)
    except Indispensable as reason:
        messages.error(request, str(reason))
        return 0


def binned_pages_stay(request: HttpRequest, page: Page, *more: Any) -> HttpResponse | None:
    return _stays(request, page) if is_binned(page) else None


for moment in ("create", "edit", "publish", "unpublish", "move", "copy", "convert_alias"):
    hooks.register(f"before_{moment}_page", binned_pages_stay)


def _stays(request: HttpRequest, page: Page) -> HttpResponse:
    messages.warning(request, f"“{page.title}” đang ở trong thùng rác. Hãy khôi phục trước khi làm việc khác.")
    return redirect("news_bin")


@hooks.register("register_admin_urls")
def bin_urls() -> list[Any]:
    return [
        path("thung-rac/", bin_index, name="news_bin"),
        path("thung-rac/<str:kind>/<int:pk>/khoi-phuc/", restore, name="news_bin_restore"),
    ]


@hooks.register("register_admin_menu_item")
def bin_menu_item() -> MenuItem:
    return MenuItem("Thùng rác", reverse("news_bin"), icon_name="bin", order=900)


@hooks.register("register_log_actions")
def bin_is_logged(actions: Any) -> None:
    actions.register_action("news.bin", "Chuyển vào thùng rác", "Đã chuyển vào thùng rác")
    actions.register_action("news.restore", "Khôi phục", "Khôi phục từ thùng rác")
    actions.register_action("news.import", "Nhập từ cổng cũ", "Đã nhập từ cổng cũ")


@hooks.register("construct_explorer_page_queryset")
def bin_is_no_folder(parent: Page, pages: Any, request: HttpRequest) -> Any:
    # By the key itself: a search in the listing can filter by fields of its index only.
    return pages.exclude(content_type=ContentType.objects.get_for_model(BinPage))
