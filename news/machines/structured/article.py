from collections.abc import Sequence
from typing import Any

from news.machines.moments import modified, written
from news.machines.office import LANGUAGE
from news.machines.pictures import renditions, share_picture, widest
from news.machines.structured.office import publisher
from news.machines.structured.photos import image_object
from news.models.article import ArticlePage
from news.models.settings import SiteSettings

HEADLINE = 110  # characters; search engines cut longer ones


def news_article(
    article: ArticlePage,
    address: str,
    office: SiteSettings,
    photo: Any,
    *,
    section: str,
    bylines: Sequence[str],
    tags: Sequence[str],
    words: int,
) -> dict[str, Any]:
    """`photo` is the article's own, with its renditions."""
    return {
        "@type": "NewsArticle",
        "@id": f"{address}#bai",
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "url": address,
        "headline": headline(article.title),
        "description": article.lead,
        "image": _pictures(photo),
        "datePublished": written(article.published_on),
        "dateModified": written(modified(article)),
        "author": [{"@type": "Person", "name": name} for name in bylines] or [publisher(office)],
        "publisher": publisher(office),
        "articleSection": section,
        "keywords": list(tags),
        "wordCount": words,
        "isAccessibleForFree": True,
        "inLanguage": LANGUAGE,
    }


def headline(title: str) -> str:
    """At most 110 characters, cut between words."""
    return title if len(title) <= HEADLINE else f"{title[: HEADLINE - 1].rsplit(' ', 1)[0]}…"


def _pictures(photo: Any) -> list[dict[str, Any]]:
    """The same picture in the shapes that exist: for a card, whole, for a list."""
    shapes = [share_picture(photo), widest(photo), *renditions(photo)]
    by_shape = {round(item.width / item.height, 1): item for item in reversed([item for item in shapes if item])}
    return [image_object(item) for item in sorted(by_shape.values(), key=lambda item: -item.width)]
