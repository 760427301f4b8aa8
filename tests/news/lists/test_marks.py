"""A page in the middle of a long list is found by its date, and is the same as if all before it had been counted."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import timezone

from news.listing import in_section, newest
from news.lists import marks
from news.lists.paging import page_of
from news.models import ArticlePage, SectionPage, Tag

pytestmark = pytest.mark.django_db
PER_PAGE = 2


@pytest.fixture
def articles(make_article: Callable[..., ArticlePage], monkeypatch: pytest.MonkeyPatch) -> list[ArticlePage]:
    """Eleven, of which several are of the same minute, with a mark at every third."""
    monkeypatch.setattr(marks, "EVERY", 3)
    first = timezone.make_aware(datetime.datetime(2021, 12, 27, 15, 40))
    minutes = (0, 0, 1, 1, 1, 1, 1, 2, 3, 3, 4)
    return [
        make_article(f"Bài số {number}", published_on=first + datetime.timedelta(minutes=minute))
        for number, minute in enumerate(minutes)
    ]


def shown(rows: Any, number: int) -> list[int]:
    page = page_of(rows, RequestFactory().get("/", {"page": number}), PER_PAGE)
    return [each if isinstance(each, int) else each["pk"] for each in page.object_list]


def test_all_pages_together_are_the_list(articles: list[ArticlePage], section: SectionPage) -> None:
    rows = in_section(section)
    assert [pk for number in range(1, 7) for pk in shown(rows, number)] == list(rows.values_list("pk", flat=True))


def test_a_short_list_and_an_empty_one_have_their_pages_too(articles: list[ArticlePage]) -> None:
    tag = Tag.objects.create(name="sơ kết")
    assert shown(newest().tagged(tag), 1) == []
    for article in articles[:3]:
        article.tags.add(tag)
        article.save()
    assert shown(newest().tagged(tag), 1) == [articles[2].pk, articles[1].pk]
    assert shown(newest().tagged(tag), 2) == [articles[0].pk]


def test_a_page_that_does_not_exist_is_the_last_one(articles: list[ArticlePage]) -> None:
    assert shown(newest(), 99) == [articles[0].pk]
