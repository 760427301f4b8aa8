"""Articles that a reviewer sent back: who, at which step, and in which words."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page, TaskState, WorkflowState, get_default_page_content_type


def returns_of(pages: Iterable[Page]) -> dict[int, TaskState]:
    """The step that sent it back, for those of `pages` that wait for their author, by the page's id."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(page.pk) for page in pages],
    ).select_related("current_task_state__task", "current_task_state__finished_by")
    return {int(state.object_id): state.current_task_state for state in states if state.current_task_state}


def told(step: TaskState) -> str:
    words = f": “{step.comment}”" if step.comment else ""
    when = f"{timezone.localtime(step.finished_at):%H:%M %d/%m/%Y}"
    who = user_display_name(step.finished_by) or "người duyệt"
    return f"{who} trả lại ở bước “{step.task.name}” lúc {when}{words}"


def tell_the_author(request: HttpRequest, page: Page) -> None:
    step = returns_of([page]).get(page.pk) if request.method == "GET" else None
    if step is not None:
        messages.warning(request, f"Bài cần sửa. {told(step)}")
