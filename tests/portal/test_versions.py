"""Saving every few seconds does not flood the history."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from editing import form_of
from roles import APPROVER, CONTRIBUTOR, EDITOR, make_person, signed_in
from wagtail.models import Comment, PageLogEntry, Revision

from news.models import ArticlePage
from portal.versions import prune_versions

pytestmark = pytest.mark.django_db
MakeArticle = Callable[..., ArticlePage]
NOON = timezone.make_aware(datetime.datetime(2026, 11, 20, 12, 0))
LATER = NOON + datetime.timedelta(days=3)


@pytest.fixture
def article(make_article: MakeArticle) -> ArticlePage:
    return make_article("Bài nhiều phiên bản", live=False)


@pytest.fixture
def author(db: None) -> User:
    return make_person(CONTRIBUTOR)


def save(article: ArticlePage, user: User, minutes: int) -> Revision:
    """A version of so many minutes after noon."""
    revision = article.save_revision(user=user, log_action=True)
    at = NOON + datetime.timedelta(minutes=minutes)
    Revision.objects.filter(pk=revision.pk).update(created_at=at)
    PageLogEntry.objects.filter(revision=revision).update(timestamp=at)
    return revision


def left(article: ArticlePage, of: list[Revision]) -> list[int]:
    """Which of the versions are still there, by their place."""
    kept = set(article.revisions.values_list("pk", flat=True))
    return [place for place, revision in enumerate(of) if revision.pk in kept]


def test_of_each_hour_of_a_person_the_last_version_stays(article: ArticlePage, author: User) -> None:
    versions = [save(article, author, minutes) for minutes in (0, 5, 59, 61, 70, 130)]
    assert prune_versions(LATER) == 3
    assert left(article, versions) == [2, 4, 5]
    assert prune_versions(LATER) == 0


def test_two_people_who_write_by_turns_keep_a_version_each(article: ArticlePage, author: User) -> None:
    editor = make_person(EDITOR)
    versions = [save(article, user, minutes) for minutes, user in enumerate([author, editor, author, editor])]
    prune_versions(LATER)
    assert left(article, versions) == [2, 3]


def test_a_day_long_nothing_goes(article: ArticlePage, author: User) -> None:
    versions = [save(article, author, minutes) for minutes in range(5)]
    assert prune_versions(NOON + datetime.timedelta(hours=23)) == 0
    assert left(article, versions) == [0, 1, 2, 3, 4]


def publish(article: ArticlePage, revision: Revision, author: User) -> None:
    revision.publish(user=make_person(APPROVER))


def plan(article: ArticlePage, revision: Revision, author: User) -> None:
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=LATER + datetime.timedelta(days=9))


def submit(article: ArticlePage, revision: Revision, author: User) -> None:
    article.get_workflow().start(article, author)


def comment(article: ArticlePage, revision: Revision, author: User) -> None:
    Comment.objects.create(page=article, user=author, text="Xem lại.", contentpath="lead", revision_created=revision)


@pytest.mark.parametrize("event", [publish, plan, submit, comment], ids=lambda event: event.__name__)
def test_a_version_that_something_refers_to_stays(
    article: ArticlePage, author: User, event: Callable[[ArticlePage, Revision, User], None]
) -> None:
    first = save(article, author, 0)
    event(article, first, author)
    article.refresh_from_db()
    versions = [first, *(save(article, author, minutes) for minutes in (5, 10))]
    assert prune_versions(LATER) == 1
    assert left(article, versions) == [0, 2]


def test_a_version_once_published_stays_when_a_later_one_is_live(article: ArticlePage, author: User) -> None:
    versions = []
    for minutes in (0, 1, 2):
        versions.append(save(article, author, minutes))
        versions[-1].publish()
        article.refresh_from_db()
    assert prune_versions(LATER) == 0
    assert left(article, versions) == [0, 1, 2]


def test_the_history_of_a_long_session_is_one_line_a_version(article: ArticlePage) -> None:
    client = signed_in(make_person(APPROVER))
    article.save_revision()
    address = f"/quan-tri/pages/{article.pk}/edit/"
    sent: dict[str, Any] = form_of(client, address)
    as_json = {"accept": "application/json"}
    told = client.post(address, {**sent, "lead": "Lời dẫn 0."}, headers=as_json).json()
    for number in range(1, 6):
        more = {"lead": f"Lời dẫn {number}.", "overwrite_revision_id": told["revision_id"]}
        assert client.post(address, {**sent, **more}, headers=as_json).json()["success"]
    assert article.revisions.count() == 2
    lines = PageLogEntry.objects.filter(page=article, action="wagtail.edit")
    assert lines.count() == 6
    prune_versions(timezone.now() + datetime.timedelta(days=2))
    assert lines.count() == 1
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().lead == "Lời dẫn 5."


def test_the_history_page_opens_afterwards(article: ArticlePage, author: User) -> None:
    for minutes in range(5):
        save(article, author, minutes)
    prune_versions(LATER)
    html = signed_in(make_person(EDITOR)).get(f"/quan-tri/pages/{article.pk}/history/").content.decode()
    assert html.count("/revisions/") >= 1
