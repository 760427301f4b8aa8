"""Who wrote an article, and what it is about."""

from typing import Any

from django.db.models import BigIntegerField, DateTimeField, F, Value

from news.models.contributor import Contributor
from news.models.tag import Tag
from news.prepared import Prepared, Slot

COLUMNS = ("is_tag", "place", "id", "slug", "name", "pen_name", "deleted_at")


def _signed() -> Any:
    """Contributors, and tags in their shape."""
    pk, place = Slot("article", BigIntegerField()), F("bylines__sort_order")
    written = Contributor.everything.filter(bylines__article=pk).annotate(is_tag=Value(0), place=place)
    about = Tag.objects.filter(articles__content_object=pk).annotate(
        is_tag=Value(1),
        place=F("articles__pk"),
        pen_name=Value(""),
        deleted_at=Value(None, output_field=DateTimeField()),
    )
    return written.order_by().values_list(*COLUMNS).union(about.order_by().values_list(*COLUMNS), all=True)


_SIGNED = Prepared(_signed)


def signed(article: Any) -> tuple[list[Contributor], list[Tag]]:
    """Of a stored article, in one query: its contributors and its tags, with what a page shows of them."""
    found = sorted(_SIGNED.objects(article=article.pk), key=lambda row: (row.is_tag, row.place, row.pk))
    contributors = [row for row in found if not row.is_tag]
    return contributors, [Tag(pk=row.pk, slug=row.slug, name=row.name) for row in found if row.is_tag]


def signed_draft(article: Any) -> tuple[list[Contributor], list[Tag]]:
    """The same of what a form or a revision says, which no table knows."""
    return [item.contributor for item in article.bylines.all()], [item.tag for item in article.tagged_items.all()]
