"""Each page's public total, in django-hitcount's table, under the page's own class."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from hitcount.models import HitCount
from wagtail.models import Page

from stats.corrections import BelowZero, correct
from stats.fold import fold
from stats.hit import Hit
from stats.models import Correction, Day, PageDay
from stats.models.correction import HistoryIsFinal
from stats.numbers import read
from stats.recent import recent
from stats.totals import views_of

pytestmark = pytest.mark.django_db
NOON = 1_640_581_200_000


@pytest.fixture
def article(make_article):
    return make_article()


def test_the_number_carried_over_is_where_a_page_goes_on_from(article) -> None:
    correct(30, reason="Số liệu chuyển từ cổng cũ", now_ms=NOON, page=article.pk)
    assert views_of([article]) == {article.pk: 30}
    fold([Hit(NOON, 1, page=article.pk)])
    assert views_of([article]) == {article.pk: 31}
    assert read(NOON, article.pk).views == 31


def test_a_total_is_one_absolute_row_of_the_page_s_own_class(article) -> None:
    for visitor in range(3):
        fold([Hit(NOON, visitor + 1, page=article.pk)])
    own_class = ContentType.objects.get_for_model(type(article))
    assert list(HitCount.objects.values_list("content_type", "object_pk", "hits")) == [(own_class.pk, article.pk, 3)]


def test_a_row_of_another_class_is_left_alone_and_never_shown(article) -> None:
    HitCount.objects.create(content_type=ContentType.objects.get_for_model(Page), object_pk=article.pk, hits=999)
    assert views_of([article]) == {article.pk: 0}
    fold([Hit(NOON, 1, page=article.pk)])
    assert views_of([article]) == {article.pk: 1}
    assert read(NOON, article.pk).views == 1


def test_totals_of_many_pages_take_one_query(make_article, django_assert_num_queries) -> None:
    pages = [make_article(f"Bài {n}") for n in range(5)]
    fold([Hit(NOON + n, n + 1, page=page.pk) for n, page in enumerate(pages[:3])])
    with django_assert_num_queries(1):
        assert list(views_of(pages).values()) == [1, 1, 1, 0, 0]
    with django_assert_num_queries(0):
        assert views_of([]) == {}


def test_a_page_that_is_gone_keeps_its_history_and_gets_its_total_back(article) -> None:
    fold([Hit(NOON, 1, page=article.pk), Hit(NOON, 1, page=4_000_000)])
    assert PageDay.objects.filter(page=4_000_000).exists()
    assert HitCount.objects.count() == 1
    HitCount.objects.all().delete()
    fold([Hit(NOON, 2, page=article.pk)])
    assert views_of([article]) == {article.pk: 2}


def test_the_total_of_the_site_starts_at_the_number_carried_over() -> None:
    correct(181_397, reason="Số liệu chuyển từ cổng cũ", now_ms=NOON)
    fold([Hit(NOON, 1)])
    assert read(NOON, None).total == 181_398


def test_a_correction_shows_at_once(article) -> None:
    assert recent(NOON, article.pk).views == 0
    correct(30, reason="Chuyển từ cổng cũ", now_ms=NOON, page=article.pk)
    correct(100, reason="Chuyển từ cổng cũ", now_ms=NOON)
    shown = recent(NOON, article.pk)
    assert (shown.total, shown.views) == (100, 30)


def test_inflated_hits_are_taken_off_by_a_row_that_says_who_and_why(admin_user, article) -> None:
    correct(100, reason="Chuyển từ cổng cũ", now_ms=NOON)
    correct(-40, reason="Máy tự động ngày 26/12", now_ms=NOON + 1_500, made_by=admin_user)
    correct(30, reason="Chuyển từ cổng cũ", now_ms=NOON, page=article.pk)
    correct(-10, reason="Máy tự động ngày 26/12", now_ms=NOON, page=article.pk)
    assert read(NOON, article.pk).total == 60
    assert read(NOON, article.pk).views == 20
    row = Correction.objects.get(amount=-40)
    assert (row.made_by, row.reason) == (admin_user, "Máy tự động ngày 26/12")
    assert row.made_at.isoformat() == "2021-12-27T05:00:01.500000+00:00"


def test_no_total_is_ever_negative(article) -> None:
    fold([Hit(NOON, 1, page=article.pk)])
    with pytest.raises(BelowZero, match="Tổng số hiện là 1"):
        correct(-2, reason="Nhầm", now_ms=NOON)
    with pytest.raises(BelowZero):
        correct(-2, reason="Nhầm", now_ms=NOON, page=article.pk)
    assert not Correction.objects.exists()
    correct(-1, reason="Chỉ là kiểm tra", now_ms=NOON, page=article.pk)
    assert views_of([article]) == {article.pk: 0}


def test_a_correction_is_never_edited_or_deleted() -> None:
    row = correct(5, reason="Chuyển từ cổng cũ", now_ms=NOON)
    row.amount = 6
    for attempt in (
        row.save,
        row.delete,
        Correction.objects.all().delete,
        lambda: Correction.objects.update(amount=6),
        lambda: Correction.objects.bulk_update([row], ["amount"]),
    ):
        with pytest.raises(HistoryIsFinal), transaction.atomic():
            attempt()
    assert Correction.objects.get().amount == 5


def test_who_made_a_correction_may_leave(admin_user) -> None:
    correct(5, reason="Chuyển từ cổng cũ", now_ms=NOON, made_by=admin_user)
    admin_user.delete()
    assert Correction.objects.get().made_by is None


def test_numbers_take_two_statements_at_most(article, django_assert_num_queries) -> None:
    Day.objects.create(day="2021-12-20", visits=7)
    with django_assert_num_queries(2):
        assert read(NOON, article.pk).total == 7
    with django_assert_num_queries(1):
        assert read(NOON, None).views is None
