"""Where the editors' desk differs from stock Wagtail; the bin has its own hooks."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup
from wagtail.snippets.widgets import AdminSnippetChooser

from news.bin import hooks as bin_hooks  # noqa: F401 - registers them
from news.desk import hooks as desk_hooks  # noqa: F401 - registers them
from news.links import PublishedPageLink
from news.models import Contributor, Notice, Slip
from news.review import hooks as review_hooks  # noqa: F401 - registers them
from news.watch import hooks as watch_hooks  # noqa: F401 - registers them


class ContributorWidget(AdminSnippetChooser):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(model=Contributor, **kwargs)
        # Stock texts would stay in the language of whoever opened the first form of this process.
        self.choose_one_text = "Chọn tác giả"
        self.choose_another_text = "Chọn tác giả khác"
        self.link_to_chosen_text = "Sửa tác giả này"


class ContributorChooser(SnippetChooserViewSet):
    """Lets an editor add a new writer without leaving the article."""

    form_fields = ["name", "pen_name", "unit"]

    @cached_property
    def widget_class(self) -> ContributorWidget:
        return ContributorWidget(icon=self.icon)


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


class SlipViewSet(SnippetViewSet):
    model = Slip
    icon = "clipboard-list"
    list_display = ["wrong", "right", "unless_followed_by"]
    search_fields = ["wrong", "right"]
    menu_label = "Lỗi hay gặp"


class DeskGroup(SnippetViewSetGroup):
    items = (NoticeViewSet, ContributorViewSet, SlipViewSet)
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


@hooks.register("insert_global_admin_css", order=100)
def screens_of_a_phone() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-narrow.css"))


@hooks.register("insert_global_admin_js")
def names_of_columns() -> SafeString:
    return format_html('<script src="{}"></script>', static("js/admin-cards.js"))


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own
def links_to_what_is_published(features: FeatureRegistry) -> None:
    features.register_link_type(PublishedPageLink)


@hooks.register("construct_help_menu")
def no_help_from_other_hosts(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's links to its guide and its news lead out of the house, to English pages."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
