"""The desk's places in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import Page

from news.desk import locks as lock_hooks  # noqa: F401 - registers them
from news.desk import panels
from news.desk.batch import views as batch
from news.desk.handbook import hooks as handbook_hooks  # noqa: F401 - registers them
from news.desk.listing import ArticleViewSet
from news.desk.quick import views as quick
from news.desk.reports import hooks as report_hooks  # noqa: F401 - registers them
from news.desk.returns import tell_the_author
from news.desk.rights import MenuItemFor, edits_at, writes
from news.desk.word import views as word
from news.desk.word.told import tell_the_editor
from news.models.article import ArticlePage
from news.own_addresses import is_own

REPLACED = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate", "recent_edits"}


@hooks.register("register_admin_viewset")
def article_listing() -> ArticleViewSet:
    return ArticleViewSet()


@hooks.register("construct_homepage_panels")
def dashboard(request: HttpRequest, shown: list[Any]) -> None:
    shown[:] = [panel for panel in shown if getattr(panel, "name", "") not in REPLACED]
    shown += [getattr(panels, name)(request) for name in panels.__all__]


hooks.register("before_edit_page", tell_the_author)
hooks.register("before_edit_page", tell_the_editor)


@hooks.register("before_create_page")
def who_only_writes_makes_articles(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    if page_class is ArticlePage or edits_at(request.user, parent):
        return None
    messages.error(request, "Bạn chỉ thêm được bài viết, trong một chuyên mục. Việc này cần biên tập viên.")
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("before_move_page")
def no_page_moves_into_a_shadow(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if not is_own(page.slug, destination.depth + 1):
        return None
    messages.error(request, f"Ở nơi đó, địa chỉ “{page.slug}” là của cổng thông tin. Hãy đổi địa chỉ của trang trước.")
    return redirect("wagtailadmin_pages:move", page.pk)


@hooks.register("before_bulk_action")
def no_pages_move_into_a_shadow(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if action_type != "move" or not issubclass(action.model, Page):
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    return next(filter(None, (no_page_moves_into_a_shadow(request, page, destination) for page in objects)), None)


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    sheets = ((static(f"css/{name}.css"),) for name in ("admin-desk", "admin-batch"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_admin_urls")
def desk_urls() -> list[Any]:
    return [
        path("dang-nhanh/", quick.quick, name="news_quick"),
        path("dang-nhanh/<int:pk>/", quick.done, name="news_quick_done"),
        path("dang-nhanh/<int:pk>/gui-duyet/", quick.submit, name="news_quick_submit"),
        path("anh-hang-loat/", batch.batch, name="news_batch"),
        path("anh-hang-loat/bang/", batch.table, name="news_batch_table"),
        path("anh-hang-loat/anh/", batch.photos, name="news_batch_photos"),
        path("anh-hang-loat/anh/<int:pk>/", batch.words, name="news_batch_words"),
        path("anh-hang-loat/tai-len/", batch.upload, name="news_batch_upload"),
        path("tu-tep-word/", word.word, name="news_word"),
        path("tu-tep-word/<int:pk>/", word.done, name="news_word_done"),
    ]


@hooks.register("register_admin_menu_item")
def quick_menu_item() -> MenuItemFor:
    return MenuItemFor(writes, "Đăng nhanh", reverse("news_quick"), name="dang-nhanh", icon_name="mobile-alt", order=80)


@hooks.register("register_admin_menu_item")
def word_menu_item() -> MenuItemFor:
    return MenuItemFor(
        writes, "Từ tệp Word", reverse("news_word"), name="tu-tep-word", icon_name="doc-full-inverse", order=81
    )
