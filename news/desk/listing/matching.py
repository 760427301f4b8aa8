from typing import Any

from news.models.article import ArticlePage
from news.search import MAX_WORDS, clean_query
from news.text import fold


def matching(query: str) -> set[int]:
    """Ids of articles in any state whose text holds all words of `query`, or whose title begins words so.

    Marks, capitals and signs play no part.
    """
    folded = " ".join(fold(clean_query(query)).split()[:MAX_WORDS])
    if not folded:
        return set()
    # Search filters by plain fields only, so the listing's own filters work on these ids.
    bare: Any = ArticlePage.objects.only("pk")
    return {page.pk for found in (bare.search(folded, operator="and"), bare.autocomplete(folded)) for page in found}
