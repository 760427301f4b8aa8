"""What the desk is told about readers are the numbers that the counter keeps."""

import datetime
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from hitcount.models import HitCount

from news.desk.articles import with_views
from news.models import ArticlePage
from portal.readership import CountedReadership
from stats.models import PageDay

Make = Callable[..., ArticlePage]
MONDAY = datetime.date(2021, 12, 27)


def test_the_total_is_the_public_one_of_the_page_s_own_class(make_article: Make) -> None:
    read, unread = make_article("Đã đọc"), make_article("Chưa đọc")
    HitCount.objects.create(content_type=ContentType.objects.get_for_model(ArticlePage), object_pk=read.pk, hits=30)
    # A row that counts for no page: of another class.
    HitCount.objects.create(content_type=ContentType.objects.get(model="page"), object_pk=unread.pk, hits=7)
    views = dict(with_views(ArticlePage.objects.all()).values_list("pk", "views"))
    assert views == {read.pk: 30, unread.pk: 0}


def test_most_read_adds_the_days_since_and_leaves_out_other_pages(make_article: Make) -> None:
    first, second, third = (make_article(f"Bài {number}") for number in range(3))
    sunday, tuesday = MONDAY - datetime.timedelta(days=1), MONDAY + datetime.timedelta(days=1)
    for page, day, views in [
        (first.pk, sunday, 100),
        (first.pk, MONDAY, 2),
        (second.pk, MONDAY, 3),
        (second.pk, tuesday, 4),
        (third.pk, tuesday, 0),
        (999_999, tuesday, 50),
    ]:
        PageDay.objects.create(page=page, day=day, views=views)
    told = CountedReadership().most_read(ArticlePage.objects.published(), MONDAY, 5)
    assert told == [(second.pk, 7), (first.pk, 2)]
    assert CountedReadership().most_read(ArticlePage.objects.published(), MONDAY, 1) == [(second.pk, 7)]
