"""Reading each page's public total: django-hitcount's HitCount row of the page's own class."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Subquery
from hitcount.models import HitCount
from wagtail.models import Page


def views_of(pages: Iterable[Page]) -> dict[int, int]:
    """The totals of pages, by page id, in one query; 0 where nothing was counted yet."""
    classes = {page.pk: page.content_type_id for page in pages}
    totals = dict.fromkeys(classes, 0)
    if not classes:
        return totals
    rows = HitCount.objects.filter(object_pk__in=classes, content_type__in=set(classes.values()))
    for page, own_class, hits in rows.values_list("object_pk", "content_type", "hits"):
        if classes[page] == own_class:
            totals[page] = hits
    return totals


def views_of_page(page: Page) -> int:
    """The same of one page. In the database's own words, because every article asks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT hits FROM hitcount_hit_count WHERE object_pk = %s AND content_type_id = %s",
            [page.pk or 0, page.content_type_id],
        )
        row = cursor.fetchone()
    return row[0] if row else 0


def views_of_id(page: int) -> int:
    """The total of one page of which only the id is known; 0 if there is no such page."""
    own_class = Page.objects.filter(pk=page).values("content_type")
    rows = HitCount.objects.filter(object_pk=page, content_type=Subquery(own_class))
    return rows.values_list("hits", flat=True).first() or 0
