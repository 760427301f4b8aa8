"""Documents by their names, which often are their numbers."""

from dataclasses import dataclass

from wagtail.models import CollectionViewRestriction

from news.models.article import ArticlePage
from news.models.attachment import Attachment
from news.models.search_entry import article_at
from news.models.search_file import SearchFile
from news.search.candidates import visible
from news.search.filters import NO_FILTERS, Filters
from news.search.match import places
from news.search.query import Query
from news.search.tokens import in_file
from news.search.words import words_in

SHOWN = 6
COMPARED = 60


@dataclass(frozen=True)
class FoundDocument:
    name: str
    attachment: Attachment
    article: ArticlePage


def documents(text: str, filters: Filters = NO_FILTERS) -> list[FoundDocument]:
    """Documents with every word of `text` in their names that published articles offer, those of the newest first."""
    query = Query(text)
    if not query.words:
        return []
    found = visible(
        places(map(in_file, query.tokens), COMPARED, also=filters.tokens, low=filters.low, high=filters.high)
    )
    if not found:
        return []
    order = {article_at(place): number for number, place in enumerate(found)}
    offered = SearchFile.objects.filter(article__in=order, attachment__deleted_at=None)
    offered = offered.select_related("attachment__collection", "article").defer("article__body")
    shut = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    once: dict[int, FoundDocument] = {}
    for file in sorted(offered, key=lambda file: (order[file.article_id], file.pk)):
        names = {word.folded for word in words_in(file.name)}
        if names.issuperset(query.tokens) and not (shut and file.attachment.collection.path.startswith(shut)):
            once.setdefault(file.attachment_id, FoundDocument(file.name, file.attachment, file.article))
    return list(once.values())[:SHOWN]
