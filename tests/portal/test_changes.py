"""Whatever changes what the public sees raises the version of the content, and nothing else does."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test import TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, Contributor, FooterLink, MenuItem, Notice, Photo, SectionPage, SiteSettings, Tag
from news.photos.renditions import make_all
from portal.changes import changes_content
from portal.models import ContentChange, Heartbeat
from stats.corrections import correct
from stats.fold import fold
from stats.hit import Hit


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "news_photo" ("id") VALUES (1)',
        'UPDATE "wagtailcore_page" SET "title" = %s, "draft_title" = %s WHERE "wagtailcore_page"."id" = 1',
        "UPDATE wagtailcore_page SET path = %s WHERE path LIKE %s",
        'DELETE FROM "taggit_tag" WHERE 1=1',
        ' update "news_articlepage" set "lead" = 1',
        'INSERT OR IGNORE INTO "news_articletag" VALUES (1)',
        'INSERT INTO "an_app_of_tomorrow" VALUES (1)',
        'INSERT INTO "wagtailcore_referenceindex" VALUES (1)',  # what photos an article shows, for the sitemap
    ],
)
def test_a_statement_that_writes_content_is_known(sql: str) -> None:
    assert changes_content(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "id" FROM "news_photo"',
        'INSERT INTO "django_session" VALUES (1)',
        'INSERT INTO "stats_day" VALUES (1)',
        'INSERT INTO "wagtailcore_revision" VALUES (1)',
        'INSERT INTO "portal_contentchange" VALUES (1)',
        'UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = 3 WHERE "id" = 1',
        "SAVEPOINT s1",
        "PRAGMA foreign_keys = ON",
    ],
)
def test_a_statement_that_does_not_is_known_too(sql: str) -> None:
    assert not changes_content(sql)


@pytest.fixture
def raises(db: None) -> Callable[[Callable[[], Any]], bool]:
    def does(action: Callable[[], Any]) -> bool:
        connection.run_on_commit.clear()  # as if what came before had been committed
        before = ContentChange.version()
        action()
        return ContentChange.version() != before

    return does


def rename(page: Any) -> None:
    page.slug = f"{page.slug}-moi"
    page.save_revision().publish()


def publish(page: Any) -> None:
    page.title += " (sửa)"
    page.save_revision().publish()


def describe(photo: Photo) -> None:
    photo.caption = "Chú thích khác"
    photo.save(update_fields=["caption"])


def test_every_editorial_action_raises_it(
    raises: Callable[[Callable[[], Any]], bool],
    make_article: Callable[..., ArticlePage],
    section: SectionPage,
    photo: Photo,
) -> None:
    article = make_article(body=[("photo", {"photo": photo})])
    other = section.get_parent().add_child(instance=SectionPage(title="Tin", slug="tin"))
    contributor = Contributor.objects.create(name="Bút danh")
    menu = SiteSettings.load()
    now_ms = int(time.time() * 1000)
    correct(5, reason="Số mang sang", now_ms=now_ms)
    actions: dict[str, Callable[[], Any]] = {
        "publish": lambda: publish(article),
        "rename": lambda: rename(article),
        "move": lambda: ArticlePage.objects.get(pk=article.pk).move(other, pos="last-child"),
        "reorder": lambda: SectionPage.objects.get(pk=other.pk).move(section, pos="left"),
        "unpublish": lambda: ArticlePage.objects.get(pk=article.pk).unpublish(),
        "delete": lambda: make_article("Để xóa").delete(),
        "restrict": lambda: PageViewRestriction.objects.create(page=section, restriction_type="login"),
        "settings": lambda: menu.save(),
        "menu": lambda: MenuItem.objects.create(settings=menu, label="Mục", url="/x/"),
        "footer": lambda: FooterLink.objects.create(settings=menu, label="Mục", url="/x/"),
        "notice": lambda: Notice.objects.create(title="Thông báo"),
        "contributor": lambda: Contributor.objects.filter(pk=contributor.pk).update(pen_name="Khác"),
        "describe": lambda: describe(photo),
        "rendition": lambda: (photo.renditions.all().delete(), make_all(photo)),
        "tag": lambda: Tag.objects.create(name="thẻ mới", slug="the-moi"),
        "redirect": lambda: Redirect.objects.create(old_path="/cu", redirect_link="/moi/"),
        "correct a total": lambda: correct(-1, reason="Máy tự động", now_ms=now_ms),
        "featured": lambda: ArticlePage.objects.filter(pk=article.pk).update(featured=True),
    }
    assert [name for name, action in actions.items() if not raises(action)] == []


def test_drafts_readers_and_the_machinery_do_not(
    raises: Callable[[Callable[[], Any]], bool], make_article: Callable[..., ArticlePage]
) -> None:
    article = make_article()

    def autosave() -> None:
        article.title = "Đang gõ dở"
        with TestCase.captureOnCommitCallbacks(execute=True):
            article.save_revision(clean=False)

    def sign_in() -> None:
        session = SessionStore()
        session["x"] = 1
        session.save()
        User.objects.create_user("ai.do", password="x")

    actions = {
        "autosave": autosave,
        "sign in": sign_in,
        "heartbeat": lambda: Heartbeat.beat("job"),
        "count": lambda: fold([Hit(int(time.time() * 1000), 1, page=article.pk)]),
    }
    assert [name for name, action in actions.items() if raises(action)] == []


def test_what_is_rolled_back_leaves_nothing_and_what_follows_is_told(
    raises: Callable[[Callable[[], Any]], bool], make_article: Callable[..., ArticlePage]
) -> None:
    article = make_article()

    def outer() -> None:
        with transaction.atomic():
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                ArticlePage.objects.filter(pk=article.pk).update(lead="không giữ")
                raise ZeroDivisionError
            Heartbeat.beat("job")

    def after() -> None:
        with transaction.atomic():
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                ArticlePage.objects.filter(pk=article.pk).update(lead="không giữ")
                raise ZeroDivisionError
            ArticlePage.objects.filter(pk=article.pk).update(lead="giữ lại")

    assert not raises(outer)
    assert raises(after)


def test_many_statements_of_one_transaction_are_one_change(make_article: Callable[..., ArticlePage]) -> None:
    before = ContentChange.objects.count()
    with transaction.atomic():
        for number in range(5):
            make_article(f"Bài {number}")
    assert ContentChange.objects.count() - before <= 1


def test_old_changes_are_forgotten(db: None) -> None:
    ContentChange.objects.bulk_create([ContentChange() for _ in range(1_100)])
    newest = ContentChange.version()[0]
    ContentChange.prune()
    assert ContentChange.objects.count() == 1_000
    assert ContentChange.version()[0] == newest
