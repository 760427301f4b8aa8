from collections import Counter
from collections.abc import Sequence
from datetime import date

from wagtail.models import Page

from stats.bulk import among, upsert
from stats.clock import local_hour
from stats.hit import Hit
from stats.models import Refusal
from stats.reasons import Reason


def on_live_pages(hits: Sequence[Hit]) -> list[Hit]:
    """The hits of pages that are published (or have no number); the others are written down as refused.

    Call it in `serial()`, with what it returns folded in the same.
    """
    pages = {hit.page for hit in hits if hit.page}
    live = {0, *_live(pages)} if pages else {0}
    if pages <= live:
        return list(hits)
    gone: Counter[tuple[date, int, str]] = Counter()
    for hit in hits:
        if hit.page not in live:
            gone[*local_hour(hit.at_ms), Reason.PAGE.value] += 1
    upsert(Refusal, ["day", "hour", "reason"], [(*place, count) for place, count in gone.items()], add=["hits"])
    return [hit for hit in hits if hit.page in live]


def _live(pages: set[int]) -> set[int]:
    return set(Page.objects.filter(pk__in=among(pages), live=True).order_by().values_list("pk", flat=True))
