"""The report of a draft that came from a Word file, kept in the page's history."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from news.desk.word.draft import ACTION


def report_of(page: Page) -> dict[str, Any] | None:
    """`file`, and the sentences `lost` and `changed`; None for a page that came some other way."""
    entry = PageLogEntry.objects.filter(page=page.pk, action=ACTION).order_by("-timestamp", "-pk").first()
    return dict(entry.data) if entry is not None else None


def tell_the_editor(request: HttpRequest, page: Page) -> None:
    """Until it is published, whoever opens the draft is led to what did not come along."""
    if request.method != "GET" or page.first_published_at or page.live:
        return
    report = report_of(page)
    if report and (number := len(report["lost"]) + len(report["changed"])):
        address = reverse("news_word_done", args=[page.pk])
        messages.info(
            request,
            f"Bài nhập từ tệp “{report['file']}”, có {number} điều cần xem lại.",
            buttons=[messages.button(address, "Xem báo cáo")],
        )


@hooks.register("register_log_actions")
def word_log_action(actions: LogActionRegistry) -> None:
    register: Callable[[str], Callable[[type], type]] = actions.register_action

    @register(ACTION)
    class FromWord(LogFormatter):
        label = "Nhập từ tệp Word"

        def format_message(self, log_entry: Any) -> str:
            return f"Nhập từ tệp Word “{log_entry.data.get('file', '')}”"
