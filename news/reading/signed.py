"""Who wrote an article, and what it is about."""

from typing import Any

from django.db.models import DateTimeField, F, Value

from news.models.contributor import Contributor
from news.models.tag import Tag


def signed(article: Any) -> tuple[list[Contributor], list[Tag]]:
    """Of a stored article, in one query: its contributors and its tags, with what a page shows of them."""
    written = Contributor.everything.filter(bylines__article=article.pk).order_by()
    about = Tag.objects.filter(articles__content_object=article.pk).order_by()
    nothing = Value(None, output_field=DateTimeField())
    rows = written.values_list(
        Value(0), F("bylines__sort_order"), "pk", "slug", "name", "pen_name", "deleted_at"
    ).union(about.values_list(Value(1), F("articles__pk"), "pk", "slug", "name", Value(""), nothing), all=True)
    contributors, tags = [], []
    for is_tag, _, pk, slug, name, pen_name, deleted_at in sorted(rows, key=lambda row: row[:3]):
        if is_tag:
            tags.append(Tag(pk=pk, slug=slug, name=name))
        else:
            contributors.append(Contributor(pk=pk, slug=slug, name=name, pen_name=pen_name, deleted_at=deleted_at))
    return contributors, tags


def signed_draft(article: Any) -> tuple[list[Contributor], list[Tag]]:
    """The same of what a form or a revision says, which no table knows."""
    return [item.contributor for item in article.bylines.all()], [item.tag for item in article.tagged_items.all()]
