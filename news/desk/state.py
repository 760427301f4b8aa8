"""Where an article stands on its way to the public: one word, told by the database."""

from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState, WorkflowTask, get_default_page_content_type


class State(TextChoices):
    DRAFT = "draft", "Nháp"
    RETURNED = "returned", "Trả lại"
    EDITING = "editing", "Chờ biên tập"
    APPROVAL = "approval", "Chờ duyệt"
    SCHEDULED = "scheduled", "Đã hẹn giờ"
    PUBLISHED = "published", "Đã đăng"
    WITHDRAWN = "withdrawn", "Đã thu hồi"


def with_state(pages: Any) -> QuerySet:
    """`pages` with `state` (a `State` value) and `goes_live_at` (when a waiting version is to be published).

    A published article whose new version is under way stands where that version stands.
    """
    own_id = Cast(OuterRef("pk"), CharField())
    waiting = Revision.page_revisions.filter(object_id=own_id).exclude(approved_go_live_at=None)
    return pages.annotate(
        in_workflow=Subquery(_running(own_id).values("word")[:1], output_field=CharField()),
        goes_live_at=Subquery(waiting.order_by().values("approved_go_live_at")[:1], output_field=DateTimeField()),
    ).annotate(
        state=Case(
            When(in_workflow__isnull=False, then=F("in_workflow")),
            When(live=True, then=Value(State.PUBLISHED)),
            When(goes_live_at__isnull=False, then=Value(State.SCHEDULED)),
            When(first_published_at__isnull=False, then=Value(State.WITHDRAWN)),
            default=Value(State.DRAFT),
            output_field=CharField(),
        )
    )


def _running(page_id: Any) -> QuerySet:
    """The page's workflow, with the `word` for its step: the last one is approval, any before it editing."""
    steps = WorkflowTask.objects.filter(workflow=OuterRef("workflow"), task__active=True).order_by()
    current = steps.filter(task=OuterRef("current_task_state__task"))
    later = steps.filter(sort_order__gt=OuterRef("step"))
    return (
        WorkflowState.objects.active()
        .filter(base_content_type=get_default_page_content_type(), object_id=page_id)
        .order_by()
        .annotate(step=Subquery(current.values("sort_order")[:1]))
        .annotate(
            word=Case(
                When(status=WorkflowState.STATUS_NEEDS_CHANGES, then=Value(State.RETURNED)),
                When(Exists(later), then=Value(State.EDITING)),
                default=Value(State.APPROVAL),
                output_field=CharField(),
            )
        )
    )


def state_label(page: Page) -> str:
    """The word for a page of `with_state`."""
    state: str = getattr(page, "state", State.DRAFT)
    return str(State(state).label)


def state_note(page: Any) -> str:
    """What its state does not say of a page of `with_state`; mostly nothing."""
    if page.goes_live_at is not None:
        return f"lên trang lúc {timezone.localtime(page.goes_live_at):%d/%m/%Y %H:%M}"
    if page.live and page.state != State.PUBLISHED:
        return "bản đang đăng vẫn giữ nguyên"
    if page.live and page.has_unpublished_changes:
        return "có bản sửa chưa đăng"
    return "hết hạn đăng" if page.state == State.WITHDRAWN and page.expired else ""
