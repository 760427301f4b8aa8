"""What the home page shows: three queries, however many sections there are."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import CharField

from news.kept import keeps
from news.listing import CARD, LATEST, latest_put_up, newest, put_up, with_photos
from news.lists.firsts import in_any
from news.lists.strip import newest_rows, strip
from news.models.album import AlbumPhoto
from news.models.article import ArticlePage
from news.photos.show import load_photos
from news.places import Place
from news.prepared import Prepared, Slot

Loader = Callable[[Collection[int]], dict[int, Any]]
FEATURED = 7  # so that what an editor adds does not at once drive another one out
PER_SECTION = 4


@dataclass(frozen=True)
class FrontPage:
    """`latest` is None where all pages have it at hand."""

    featured: list[ArticlePage]
    sections: list[tuple[Place, list[ArticlePage]]]
    latest: list[ArticlePage] | None
    photos: list[AlbumPhoto]


def front_page(sections: Mapping[str, Place], load: Loader = load_photos) -> FrontPage:
    """`sections` are by tree path, in the order in which they are shown; one without an article is left out.

    What opens the page are the featured articles, or the newest while none is featured. The last one put up
    comes first: an editor who features a report on a past event means today's readers.
    """
    rows, with_latest = newest_rows(), not keeps()
    articles = _articles(len(sections), with_latest).objects(**{_nth(n): path for n, path in enumerate(sections)})
    wanted = {row.photo_id for row in rows} | {card.card_photo_id for card in articles if card.card_photo_id}
    photos = load(wanted)
    with_photos(articles, photos)

    by_putting_up = sorted(articles, key=put_up, reverse=True)
    # The first of a list are the first among all: which list it stands in, each article says itself.
    featured = [article for article in by_putting_up if article.featured][:FEATURED] or articles[:FEATURED]
    rest = [article for article in articles if article not in featured]
    below = {path: [article for article in rest if article.path.startswith(path)][:PER_SECTION] for path in sections}
    return FrontPage(
        featured=featured,
        sections=[(section, below[path]) for path, section in sections.items() if below[path]],
        latest=by_putting_up[:LATEST] if with_latest else None,
        photos=strip(rows, photos),
    )


@cache
def _articles(sections: int, with_latest: bool) -> Prepared:
    return Prepared(lambda: _in_lists(sections, with_latest))


def _in_lists(sections: int, with_latest: bool) -> Any:
    lists = (
        latest_put_up().filter(featured=True)[:FEATURED],
        newest()[:FEATURED],
        *([latest_put_up()[:LATEST]] if with_latest else []),
        # As many more as may stand above already.
        *(
            newest().filter(path__startswith=Slot(_nth(n), CharField()))[: FEATURED + PER_SECTION]
            for n in range(sections)
        ),
    )
    return ArticlePage.objects.filter(pk__in=in_any(lists)).newest().only(*CARD)


def _nth(section: int) -> str:
    return f"section_{section}"
