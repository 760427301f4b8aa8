"""Where the checks stand in the admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from news.models.article import ArticlePage
from news.review.checks import review
from news.review.views import to_unicode


@hooks.register("register_admin_urls")
def review_urls() -> list[Any]:
    return [path("kiem-tra/<int:pk>/chuyen-ma/", to_unicode, name="news_review_convert")]


@hooks.register("insert_editor_js")
def count_at_the_buttons() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("js/admin-review.js"))


@hooks.register("after_publish_page")
def say_what_is_left(request: HttpRequest, page: Any) -> None:
    """The article is out all the same; now is the best time to put it right."""
    if isinstance(page, ArticlePage) and (findings := review(page)):
        said = format_html_join("", "<li>{}: {}</li>", [(found.place.name, found.sentence) for found in findings])
        messages.warning(request, format_html("Bài này còn {} điểm nên xem lại:<ul>{}</ul>", len(findings), said))


@hooks.register("after_edit_page")
def say_what_was_approved(request: HttpRequest, page: Any) -> None:
    """Approving publishes without that other hook."""
    if "action-workflow-action" in request.POST:
        public = ArticlePage.objects.filter(pk=page.pk, live=True, has_unpublished_changes=False).first()
        say_what_is_left(request, public)
