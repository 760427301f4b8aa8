from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from wagtail.log_actions import LogContext

from news.models import ArticlePage, WatchFinding

MakeArticle = Callable[..., ArticlePage]


@pytest.fixture
def publish(make_article: MakeArticle) -> Callable[..., ArticlePage]:
    """Makes an article of this paragraph and publishes it, as `by` would."""

    def act(paragraph: str, title: str = "Hội nghị tổng kết", by: User | None = None, **values: object) -> ArticlePage:
        article = make_article(title, live=False, body=[("paragraph", paragraph)], **values)
        with LogContext(user=by):
            article.save_revision(user=by).publish(user=by)
        return ArticlePage.objects.get(pk=article.pk)

    return act


@pytest.fixture
def found() -> Callable[..., list[str]]:
    def act(*kinds: str, all_of_them: bool = False) -> list[str]:
        rows = WatchFinding.objects.order_by("pk") if all_of_them else WatchFinding.objects.unseen().order_by("pk")
        return [row.subject for row in rows if not kinds or row.kind in kinds]

    return act
