"""A queryset with slots finds what the same queryset with values finds, however often it runs."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.lists.firsts import in_any
from news.models import ArticlePage, SectionPage
from news.prepared import Prepared, Slot, Slots

pytestmark = pytest.mark.django_db
Make = Callable[..., ArticlePage]
DAY = datetime.timedelta(days=1)
NOW = timezone.make_aware(datetime.datetime(2021, 12, 27, 15, 40))


def test_it_is_put_together_once(make_article: Make, django_assert_num_queries: Any) -> None:
    built = []

    def build() -> QuerySet:
        built.append(1)
        return ArticlePage.objects.filter(pk=Slot("pk", BigIntegerField()))

    prepared, articles = Prepared(build), [make_article(f"Bài {number}") for number in range(3)]
    with django_assert_num_queries(3):
        assert [prepared.objects(pk=article.pk) for article in articles] == [[article] for article in articles]
    assert prepared.objects(pk=0) == []
    assert built == [1]


def test_an_object_is_the_same_as_without(make_article: Make) -> None:
    article = make_article(body=[("quote", {"text": "Thi đua là yêu nước", "attribution": ""})], featured=True)
    usual = ArticlePage.objects.get(pk=article.pk)
    (found,) = Prepared(lambda: ArticlePage.objects.filter(slug=Slot("slug", CharField()))).objects(slug=article.slug)
    for field in ArticlePage._meta.concrete_fields:
        assert getattr(found, field.attname) == getattr(usual, field.attname), field.name
    assert not found.get_deferred_fields()
    assert found._state.db == usual._state.db
    assert not found._state.adding


def test_what_is_left_out_is_loaded_when_it_is_asked_for(make_article: Make) -> None:
    article = make_article(body=[("heading", "Đề mục")])
    prepared = Prepared(lambda: ArticlePage.objects.filter(pk=Slot("pk", BigIntegerField())).defer("body"))
    (found,) = prepared.objects(pk=article.pk)
    assert found.get_deferred_fields() == {"body"}
    assert found.body[0].value == "Đề mục"


def test_dates_are_compared_as_dates(make_article: Make) -> None:
    older, newer = make_article("Cũ", published_on=NOW - DAY), make_article("Mới", published_on=NOW + DAY)
    at = Slot("at", DateTimeField())
    beyond = {side: Prepared(lambda side=side: _on_side(side, at)) for side in ("lt", "gt")}
    assert beyond["lt"].objects(at=NOW) == [older]
    assert beyond["gt"].objects(at=NOW) == [newer]
    assert beyond["lt"].objects(at=NOW.astimezone(datetime.UTC) + 2 * DAY) == [newer, older]
    assert beyond["gt"].objects(at=None) == []


def _on_side(side: str, at: Slot) -> QuerySet:
    return ArticlePage.objects.filter(Q(**{f"published_on__{side}": at})).newest()


@pytest.mark.parametrize("start", ["A%", "A_", "A\\", "A'", 'A"', "Ắ"])
def test_the_beginning_of_a_text_is_taken_at_its_word(make_article: Make, start: str) -> None:
    titles = {make_article(title).pk: title for title in ("A%b", "A_b", "A\\b", "A'b", 'A"b', "Ắb", "Axb")}
    prepared = Prepared(lambda: ArticlePage.objects.filter(title__startswith=Slot("start", TextField())))
    assert [titles[found.pk] for found in prepared.objects(start=start)] == [f"{start}b"]


def test_numbers_may_be_any_number_of_them(make_article: Make) -> None:
    pks = sorted(make_article(f"Bài {number}").pk for number in range(4))
    prepared = Prepared(
        lambda: ArticlePage.objects.filter(pk__in=Slots("pks")).order_by("pk").values_list("pk", F("title"))
    )
    for some in ([], pks[:1], pks, [*pks, 987_654]):
        assert [pk for pk, _ in prepared.rows(pks=some)] == [pk for pk in some if pk in pks]
    assert prepared.rows(pks={pks[0]}) == [(pks[0], "Bài 0")]


def test_what_the_public_may_see_is_asked_anew_each_time(make_article: Make, section: SectionPage) -> None:
    article = make_article()
    prepared = Prepared(lambda: ArticlePage.objects.published().filter(path__startswith=Slot("path", CharField())))
    assert prepared.objects(path=section.path) == [article]
    restriction = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert prepared.objects(path=section.path) == []
    restriction.delete()
    assert prepared.objects(path=section.path) == [article]
    article.unpublish()
    assert prepared.objects(path=section.path) == []


def test_slots_stand_in_lists_of_lists_and_in_columns(make_article: Make) -> None:
    first, second, third = (make_article(f"Bài {number}") for number in range(3))

    def build() -> QuerySet:
        pk = Slot("pk", BigIntegerField())
        lists = (ArticlePage.objects.filter(pk=pk)[:1], ArticlePage.objects.exclude(pk=pk).order_by("-pk")[:1])
        own = ArticlePage.objects.filter(pk=OuterRef("pk")).exclude(pk=pk).order_by().values("title")[:1]
        return ArticlePage.objects.filter(pk__in=in_any(lists)).annotate(other=Subquery(own)).order_by("pk")

    prepared = Prepared(build)
    assert [(found, found.other) for found in prepared.objects(pk=first.pk)] == [(first, None), (third, "Bài 2")]
    assert [(found, found.other) for found in prepared.objects(pk=third.pk)] == [(second, "Bài 1"), (third, None)]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the statistics are SQLite's own")
def test_a_list_of_numbers_leads_to_the_rows_however_many_there_are(make_article: Make) -> None:
    make_article()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(
            "UPDATE sqlite_stat1 SET stat = '100000 1' WHERE tbl IN ('wagtailcore_page', 'news_articlepage')"
        )
        cursor.execute("ANALYZE sqlite_schema")
        sql, _ = ArticlePage.objects.filter(pk__in=Slots("pks")).newest().query.sql_with_params()
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", ["[1, 2]"])
        plan = "\n".join(row[-1] for row in cursor.fetchall())
    assert "SCAN news_articlepage" not in plan
    assert "SCAN wagtailcore_page" not in plan
