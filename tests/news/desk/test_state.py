"""Each article stands in one state, as people of the office would say it."""

import datetime
from collections.abc import Callable

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Workflow

from news.desk.state import State, state_label, state_note, with_state
from news.models import ArticlePage

Make = Callable[..., ArticlePage]


def state_of(article: ArticlePage) -> ArticlePage:
    return with_state(ArticlePage.objects.all()).get(pk=article.pk)


def test_a_new_article_is_a_draft_and_a_published_one_is_published(make_article: Make) -> None:
    assert state_of(make_article("Nháp", live=False)).state == State.DRAFT
    assert state_label(state_of(make_article("Đã đăng"))) == "Đã đăng"


def test_an_article_taken_back_is_withdrawn(make_article: Make) -> None:
    article = make_article(live=False)
    article.save_revision().publish()
    ArticlePage.objects.get(pk=article.pk).unpublish()
    assert state_of(article).state == State.WITHDRAWN


def test_an_article_to_be_published_later_is_scheduled_and_says_when(make_article: Make) -> None:
    article = make_article(live=False)
    article.go_live_at = timezone.make_aware(datetime.datetime(2099, 1, 5, 7, 30))
    article.save_revision().publish()
    assert state_of(article).state == State.SCHEDULED
    assert state_note(state_of(article)) == "lên trang lúc 05/01/2099 07:30"


def test_a_submitted_article_waits_for_editing_then_for_approval_then_is_published(
    make_article: Make, workflow: Workflow, editor: User
) -> None:
    article = make_article(live=False)
    article.save_revision(user=editor)
    running = workflow.start(article, editor)
    assert state_of(article).state == State.EDITING
    running.current_task_state.approve(user=editor)
    assert state_of(article).state == State.APPROVAL
    running.refresh_from_db()
    running.current_task_state.approve(user=User.objects.get(username="lanhdao"))
    assert state_of(article).state == State.PUBLISHED


def test_a_rejected_article_is_sent_back(make_article: Make, workflow: Workflow, editor: User) -> None:
    article = make_article(live=False)
    article.save_revision(user=editor)
    workflow.start(article, editor).current_task_state.reject(user=editor)
    assert state_label(state_of(article)) == "Trả lại"


def test_a_workflow_of_one_step_is_approval(make_article: Make, workflow: Workflow, editor: User) -> None:
    workflow.workflow_tasks.order_by("sort_order").last().delete()
    article = make_article(live=False)
    article.save_revision(user=editor)
    workflow.start(article, editor)
    assert state_of(article).state == State.APPROVAL


def test_a_published_article_with_a_new_version_under_way_says_so(
    make_article: Make, workflow: Workflow, editor: User
) -> None:
    article = make_article()
    article.lead = "Lời dẫn mới."
    article.save_revision(user=editor)
    assert state_note(state_of(article)) == "có bản sửa chưa đăng"
    workflow.start(article, editor)
    assert state_of(article).state == State.EDITING
    assert state_note(state_of(article)) == "bản đang đăng vẫn giữ nguyên"


def test_every_state_is_found_in_one_query(
    make_article: Make, workflow: Workflow, editor: User, django_assert_num_queries: Callable
) -> None:
    for number in range(6):
        article = make_article(f"Bài {number}", live=False)
        article.save_revision(user=editor)
        if number % 2:
            workflow.start(article, editor)
    with_state(ArticlePage.objects.all()).first()
    with django_assert_num_queries(1):
        states = [page.state for page in with_state(ArticlePage.objects.defer("body")).order_by("pk")]
    assert states == [State.DRAFT, State.EDITING] * 3
