from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest

from news.listing import CARD, PER_PAGE, with_photos
from news.lists.marks import marks_of
from news.models.article import ArticlePage
from news.office import load_with_logo
from news.prepared import Prepared, Slots


def paginate(articles: Any, request: HttpRequest, name: object = None) -> ListPage:
    """The page of `articles`, newest first, that is asked for, or the nearest one: three queries."""
    page = page_of(articles, request, PER_PAGE, name)
    shown = _SHOWN.objects(pks=page.object_list) if isinstance(page.object_list, list) else _shown(page.object_list)
    cards = {article.card_photo_id for article in shown if article.card_photo_id}
    page.object_list = with_photos(shown, load_with_logo(request, cards))
    return page


def _shown(pks: Any) -> Any:
    return ArticlePage.objects.filter(pk__in=pks).newest().only(*CARD)


_SHOWN = Prepared(lambda: _shown(Slots("pks")))


def page_of(rows: Any, request: HttpRequest, per_page: int, name: object = None) -> ListPage:
    """The page of rows by `published_on` that is asked for, or the nearest one; it lists ids, maybe still as a query.

    So whole rows need be read for one page only. A list that is asked for often goes by a `name`.
    """
    marks = marks_of(rows, name)
    page = Counted(rows, per_page, marks.count).get_page(request.GET.get("page"))
    page.object_list = marks.part(rows, max(page.start_index() - 1, 0), page.end_index())
    return page


class Counted(Paginator):
    """Of rows whose number is known."""

    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self.count = count
