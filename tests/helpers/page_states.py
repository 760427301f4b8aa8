"""An article in each state that the table of permissions names; `*_own` is the acting person's, any other is not."""

import datetime
from collections.abc import Callable

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page

from news.bin import put_page
from news.models import ArticlePage, SectionPage

WORDS = "Lời dẫn chưa công bố."
PUBLIC = "Lời dẫn đã công bố."


def article_of(section: SectionPage, owner: User, lead: str = WORDS, *, live: bool = False) -> ArticlePage:
    article: ArticlePage = section.add_child(
        instance=ArticlePage(title="Bài trong bảng", slug="bai-trong-bang", lead=lead, live=live, owner=owner)
    )
    article.save_revision(user=owner)
    return article


def draft(section: SectionPage, owner: User, editor: User) -> Page:
    return article_of(section, owner)


def waiting_editor(section: SectionPage, owner: User, editor: User) -> Page:
    article = article_of(section, owner)
    article.get_workflow().start(article, owner)
    return article


def waiting_approver(section: SectionPage, owner: User, editor: User) -> Page:
    article = waiting_editor(section, owner, editor)
    article.current_workflow_task_state.approve(user=editor)
    return article


def returned(section: SectionPage, owner: User, editor: User) -> Page:
    article = waiting_editor(section, owner, editor)
    article.current_workflow_task_state.reject(user=editor, comment="Sửa lời dẫn.")
    return article


def live(section: SectionPage, owner: User, editor: User) -> Page:
    article = article_of(section, owner, PUBLIC)
    article.get_latest_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)


def live_changed(section: SectionPage, owner: User, editor: User) -> Page:
    article = live(section, owner, editor)
    article.lead = WORDS
    article.save_revision(user=owner)
    return article


def scheduled(section: SectionPage, owner: User, editor: User) -> Page:
    article = article_of(section, owner)
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    article.save_revision(user=owner).publish()
    return ArticlePage.objects.get(pk=article.pk)


def locked(section: SectionPage, owner: User, editor: User) -> Page:
    article = article_of(section, owner)
    article.locked, article.locked_by, article.locked_at = True, editor, timezone.now()
    article.save()
    return article


def binned(section: SectionPage, owner: User, editor: User) -> Page:
    article = article_of(section, owner)
    put_page(article, owner)
    return ArticlePage.objects.get(pk=article.pk)


STATES: dict[str, Callable[[SectionPage, User, User], Page]] = {
    made.__name__: made
    for made in (
        draft,
        waiting_editor,
        waiting_approver,
        returned,
        live,
        live_changed,
        scheduled,
        locked,
        binned,
    )
}
