"""Where the editors' desk differs from stock Wagtail."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from news.bin import put_page
from news.bin.views import bin_index, restore
from news.models import BinPage, Contributor, Notice


class ContributorChooser(SnippetChooserViewSet):
    """Lets an editor add a new writer without leaving the article."""

    form_fields = ["name", "pen_name", "unit"]


class ContributorViewSet(SnippetViewSet):
    model = Contributor
    icon = "user"
    chooser_viewset_class = ContributorChooser
    list_display = ["name", "pen_name", "unit"]
    menu_label = "Tác giả"


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "info-circle"
    list_display = ["title", "starts_on", "ends_on"]
    search_fields = ["title", "text"]
    menu_label = "Thông báo"


class DeskGroup(SnippetViewSetGroup):
    items = (NoticeViewSet, ContributorViewSet)
    menu_label = "Tòa soạn"
    menu_icon = "edit"
    menu_order = 250


register_snippet(DeskGroup)


@hooks.register("insert_global_admin_js")
def vietnamese_slugs() -> SafeString:
    return format_html('<script src="{}"></script>', static("js/admin-slug.js"))


@hooks.register("insert_global_admin_css")
def colours_of_the_site() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("before_delete_page")
def to_the_bin(request: HttpRequest, page: Page) -> HttpResponse | None:
    if request.method != "POST":
        return None
    parent = page.get_parent()
    put_page(page, request.user)
    messages.success(request, f"Đã chuyển “{page.title}” vào thùng rác. Có thể khôi phục trong 30 ngày.")
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("before_bulk_action")
def many_to_the_bin(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    for page in objects:
        # A page below one that went already has gone with it.
        if not page.get_ancestors().type(BinPage).exists():
            put_page(Page.objects.get(pk=page.pk), request.user)
    messages.success(request, f"Đã chuyển {len(objects)} trang vào thùng rác. Có thể khôi phục trong 30 ngày.")
    return redirect(action.next_url)


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
def restore_is_logged(actions: Any) -> None:
    actions.register_action("news.restore", "Khôi phục", "Khôi phục từ thùng rác")


@hooks.register("construct_explorer_page_queryset")
def bin_is_no_folder(parent: Page, pages: Any, request: HttpRequest) -> Any:
    return pages.exclude(content_type__app_label="news", content_type__model="binpage")
