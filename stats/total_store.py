"""Writing each page's public total: django-hitcount's HitCount row, as an absolute value.

Call these in `serial()`, with the history written before. Pages that do not exist are left out,
because a row needs the page's class; one that comes back gets its total from the history.
"""

from collections.abc import Collection, Mapping

from django.db.models import Sum
from django.utils import timezone
from hitcount.models import HitCount
from wagtail.models import Page

from stats.bulk import among, upsert
from stats.models import Correction, PageDay


def add_views(changes: Mapping[int, int]) -> None:
    """Move the totals of pages by what the history has just gained."""
    classes = _classes(changes)
    if not classes:
        return
    stored = HitCount.objects.filter(object_pk__in=among(classes)).order_by()
    totals = {
        page: hits + changes[page]
        for page, own_class, hits in stored.values_list("object_pk", "content_type", "hits")
        if classes[page] == own_class
    }
    _write(totals | history(classes.keys() - totals.keys()), classes)


def restore(pages: Collection[int]) -> None:
    """Set the totals of pages to what the history says."""
    classes = _classes(pages)
    _write(history(classes), classes)


def history(pages: Collection[int]) -> dict[int, int]:
    """What has been counted for pages on all days, corrections included."""
    totals = dict.fromkeys(pages, 0)
    if not totals:
        return totals
    counted = PageDay.objects.filter(page__in=among(totals)).values_list("page")
    corrected = Correction.objects.filter(page__in=among(totals)).order_by().values_list("page")
    for page, views in counted.annotate(Sum("views")):
        totals[page] += views
    for page, amount in corrected.annotate(Sum("amount")):
        totals[page] += amount
    return totals


def _classes(pages: Collection[int]) -> dict[int, int]:
    """The content type of each page that exists: of its own class, never of Page."""
    if not pages:
        return {}
    existing = Page.objects.filter(pk__in=among(pages)).order_by()
    return dict(existing.values_list("pk", "content_type"))


def _write(totals: Mapping[int, int], classes: Mapping[int, int]) -> None:
    modified = timezone.now()
    rows = [(classes[page], page, hits, modified) for page, hits in totals.items()]
    upsert(HitCount, ["content_type", "object_pk"], rows, replace=["hits", "modified"])
