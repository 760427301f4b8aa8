"""The desk's places in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from news.desk import locks as lock_hooks  # noqa: F401 - registers them
from news.desk import panels
from news.desk.listing import ArticleViewSet
from news.desk.quick import views as quick
from news.desk.reports import hooks as report_hooks  # noqa: F401 - registers them
from news.desk.returns import tell_the_author
from news.desk.rights import MenuItemFor, edits_at, writes
from news.models.article import ArticlePage

REPLACED = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate", "recent_edits"}


@hooks.register("register_admin_viewset")
def article_listing() -> ArticleViewSet:
    return ArticleViewSet()


@hooks.register("construct_homepage_panels")
def dashboard(request: HttpRequest, shown: list[Any]) -> None:
    shown[:] = [panel for panel in shown if getattr(panel, "name", "") not in REPLACED]
    shown += [getattr(panels, name)(request) for name in panels.__all__]


hooks.register("before_edit_page", tell_the_author)


@hooks.register("before_create_page")
def who_only_writes_makes_articles(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    if page_class is ArticlePage or edits_at(request.user, parent):
        return None
    messages.error(request, "Bạn chỉ thêm được bài viết, trong một chuyên mục. Việc này cần biên tập viên.")
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-desk.css"))


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [
        path("dang-nhanh/", quick.quick, name="news_quick"),
        path("dang-nhanh/<int:pk>/", quick.done, name="news_quick_done"),
        path("dang-nhanh/<int:pk>/gui-duyet/", quick.submit, name="news_quick_submit"),
    ]


@hooks.register("register_admin_menu_item")
def quick_menu_item() -> MenuItemFor:
    return MenuItemFor(writes, "Đăng nhanh", reverse("news_quick"), name="dang-nhanh", icon_name="mobile-alt", order=80)
