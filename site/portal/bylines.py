from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from news.models import ArticleByline
from stats.bulk import among


def bylines_of(pages: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The names printed under articles, for the report of the traffic."""
    rows = ArticleByline.objects.filter(article_id__in=among(pages)).order_by("article_id", "sort_order")
    names: defaultdict[int, list[str]] = defaultdict(list)
    for page, name, pen_name in rows.values_list("article_id", "contributor__name", "contributor__pen_name"):
        names[page].append(pen_name or name)
    return names
