"""Nháp → chờ biên tập → chờ duyệt → đã đăng, as the people of the office go through it in the admin."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone
from editing import form_of
from roles import APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in

from news.desk.state import with_state
from news.models import ArticlePage, SectionPage
from portal.settings.base import PORTAL_URL

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
MakeArticle = Callable[..., ArticlePage]


class Office:
    """One article and the three people it passes through."""

    def __init__(self, make_article: MakeArticle) -> None:
        self.author, self.editor, self.approver = (make_person(role) for role in (CONTRIBUTOR, EDITOR, APPROVER))
        self.article = make_article("Bài của cộng tác viên", live=False, owner=self.author)
        self.article.save_revision(user=self.author)

    @property
    def state(self) -> str:
        return str(with_state(ArticlePage.objects.all()).get(pk=self.article.pk).state)

    def post(self, user: User, **changes: Any) -> Any:
        """Sends the form of the article as `user` sees it, with `changes`."""
        client = signed_in(user)
        address = f"/quan-tri/pages/{self.article.pk}/edit/"
        return client.post(address, {**form_of(client, address), **changes}, follow=True)

    def submit(self) -> None:
        self.post(self.author, **{"action-submit": "1"})

    def act(self, user: User, action: str, comment: str = "", **changes: Any) -> Any:
        extra = {
            "action-workflow-action": "true",
            "workflow-action-name": action,
            "workflow-action-extra-data": json.dumps({"comment": comment}),
        }
        return self.post(user, **extra, **changes)

    def latest(self) -> ArticlePage:
        page: ArticlePage = ArticlePage.objects.get(pk=self.article.pk)
        return page.get_latest_revision_as_object()


@pytest.fixture
def office(make_article: MakeArticle) -> Office:
    return Office(make_article)


def to(user: User) -> list[Any]:
    return [letter for letter in mail.outbox if letter.to == [user.email]]


def test_from_the_contributor_to_the_public(office: Office, client: Client) -> None:
    assert office.state == "draft"
    office.submit()
    assert office.state == "editing"
    office.act(office.editor, "approve")
    assert office.state == "approval"
    assert client.get(office.article.url).status_code == 404
    office.act(office.approver, "approve")
    assert office.state == "published"
    assert client.get(office.article.url).status_code == 200


def test_nobody_takes_a_step_that_is_not_theirs(office: Office) -> None:
    office.submit()
    for user in (office.author, office.approver):
        office.act(user, "approve")
        assert office.state == "editing"
    office.act(office.editor, "approve")
    for user in (office.author, office.editor):
        office.act(user, "approve")
        assert office.state == "approval"


def test_each_step_is_told_by_mail_in_vietnamese_to_those_whose_turn_it_is(office: Office) -> None:
    office.submit()
    letter = to(office.editor)[0]
    assert letter.subject == "Trang “Bài của cộng tác viên” đã được gửi duyệt ở bước “Chờ biên tập”"
    assert "gửi đến bước duyệt “Chờ biên tập”" in letter.body
    assert f"{PORTAL_URL}/quan-tri/pages/{office.article.pk}/edit/" in letter.body
    assert to(office.approver) == [] == to(office.author)
    office.act(office.editor, "approve")
    assert "Chờ duyệt" in to(office.approver)[0].subject
    office.act(office.approver, "approve")
    last = to(office.author)[-1]
    assert "đã được duyệt" in last.subject
    assert f"{PORTAL_URL}/phong-trao-thi-dua/bai-cua-cong-tac-vien/" in last.body
    for letter in mail.outbox:
        assert "has been" not in letter.subject + letter.body
        assert "Hello" not in letter.body


def test_what_is_sent_back_comes_to_its_author_with_the_reviewers_words(office: Office) -> None:
    office.submit()
    office.act(office.editor, "reject", "Thiếu <b>ngày</b> ban hành.")
    assert office.state == "returned"
    assert "Thiếu <b>ngày</b> ban hành." in to(office.author)[-1].body
    author = signed_in(office.author)
    for address in ("/quan-tri/", f"/quan-tri/pages/{office.article.pk}/edit/"):
        html = author.get(address).content.decode()
        assert "trả lại ở bước “Chờ biên tập”" in html, address
        assert "Thiếu &lt;b&gt;ngày&lt;/b&gt; ban hành." in html, address
    waiting = signed_in(office.editor).get("/quan-tri/").content.decode()
    assert "Không có bài nào chờ bạn xử lý" in waiting


def test_the_author_mends_it_and_it_goes_the_whole_way_again(office: Office) -> None:
    office.submit()
    office.act(office.editor, "approve")
    office.act(office.approver, "reject", "Sửa lời dẫn.")
    office.post(office.author, lead="Lời dẫn đã sửa.", **{"action-submit": "1"})
    assert office.state == "editing"
    office.act(office.editor, "approve")
    office.act(office.approver, "approve")
    assert office.state == "published"
    assert ArticlePage.objects.get(pk=office.article.pk).lead == "Lời dẫn đã sửa."


def test_an_editor_corrects_and_approves_in_one_go(office: Office) -> None:
    office.submit()
    office.act(office.editor, "approve", lead="Lời dẫn do biên tập viên sửa.")
    assert office.state == "approval"
    assert office.latest().lead == "Lời dẫn do biên tập viên sửa."


def test_an_editor_saves_first_and_approves_then(office: Office) -> None:
    office.submit()
    office.post(office.editor, lead="Lời dẫn do biên tập viên sửa.")
    office.act(office.editor, "approve")
    assert office.state == "approval"


def test_an_approver_who_may_publish_corrects_and_approves_in_one_go(office: Office) -> None:
    office.submit()
    office.act(office.editor, "approve")
    office.act(office.approver, "approve", lead="Lời dẫn do lãnh đạo sửa.")
    assert office.state == "published"
    assert ArticlePage.objects.get(pk=office.article.pk).lead == "Lời dẫn do lãnh đạo sửa."


def test_approving_alone_makes_no_new_version(office: Office) -> None:
    """Not even of a quickly posted article, whose date no form has seen."""
    office.article.published_on = timezone.now().replace(second=37, microsecond=5)
    office.article.save()
    office.article.save_revision(user=office.author)
    office.submit()
    versions = office.article.revisions.count()
    office.act(office.editor, "approve")
    office.act(office.approver, "approve")
    assert office.article.revisions.count() == versions
    assert office.state == "published"


def test_words_that_somebody_else_wrote_meanwhile_are_not_approved_unseen(office: Office) -> None:
    office.submit()
    office.act(office.editor, "approve")
    changed = office.latest()
    changed.lead = "Chen vào sau."
    changed.save_revision(user=User.objects.create_superuser("quantri", "q@example.vn", "x"))
    state = office.article.current_workflow_task_state
    address = f"/quan-tri/pages/workflow/action/{office.article.pk}/approve/{state.pk}/"
    signed_in(office.approver).post(address, {"comment": ""})
    assert not ArticlePage.objects.get(pk=office.article.pk).live
    assert office.state == "editing"


def test_a_published_article_is_approved_again_before_an_edit_shows(office: Office, client: Client) -> None:
    office.submit()
    office.act(office.editor, "approve")
    office.act(office.approver, "approve")
    office.post(office.author, lead="Bản sửa sau khi đăng.")
    assert "Bản sửa sau khi đăng." not in client.get(office.article.url).content.decode()
    office.submit()
    office.act(office.editor, "approve")
    assert "Bản sửa sau khi đăng." not in client.get(office.article.url).content.decode()
    office.act(office.approver, "approve")
    assert "Bản sửa sau khi đăng." in client.get(office.article.url).content.decode()


def test_a_new_article_is_submitted_from_its_first_form(office: Office, section: SectionPage) -> None:
    client = signed_in(office.author)
    address = f"/quan-tri/pages/add/news/articlepage/{section.pk}/"
    sent = {**form_of(client, address), "title": "Bài gửi ngay", "lead": "Lời dẫn.", "slug": "bai-gui-ngay"}
    client.post(address, {**sent, "action-submit": "1"})
    made = with_state(ArticlePage.objects.all()).get(title="Bài gửi ngay")
    assert (made.state, made.slug, made.live) == ("editing", "bai-gui-ngay", False)


def test_an_approver_may_publish_at_once_and_the_workflow_ends(office: Office) -> None:
    office.submit()
    office.post(office.approver, **{"action-publish": "1"})
    # Before it is the approver's turn the step belongs to the editors.
    assert office.state == "editing"
    office.act(office.editor, "approve")
    office.post(office.approver, **{"action-publish": "1"})
    assert office.state == "published"
    assert not office.article.workflow_states.active().exists()
