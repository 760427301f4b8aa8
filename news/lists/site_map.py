"""What the map of the site shows."""

from typing import Any

from django.db.models import Count

from news.kept import kept
from news.listing import newest
from news.lists import moments
from news.lists.tree import tree
from news.models.section import SectionPage
from news.models.standard import StandardPage
from news.models.tag import Tag

TAGS = 20


def site_map_of() -> dict[str, Any]:
    """The sections, the standard pages as a tree, the years, and the tags most used."""
    return {
        "sections": SectionPage.objects.published().few().order_by("path"),
        "pages": tree(StandardPage.objects.published().few().order_by("path").defer("body")),
        "years": moments.years(),
        "tags": kept("most used tags", lambda: list(most_used_tags())),
    }


def most_used_tags() -> Any:
    """In the articles that the public may see."""
    used = Tag.objects.filter(articles__content_object__in=newest().order_by().values("pk"))
    counted = used.annotate(uses=Count("articles__content_object", distinct=True))
    return counted.order_by("-uses", "name")[:TAGS]
