"""Renews the entries of articles that show something that was renamed: maybe thousands, so the worker does it."""

from django.apps import apps
from django.db.models import Model
from django_tasks import task
from wagtail.models import ReferenceIndex

from news.models.article import ArticlePage
from news.models.tag import ArticleTag, Tag
from news.search import store

AT_ONCE = 200


@task(backend="jobs")
def renew(label: str, pk: int) -> None:
    thing = apps.get_model(label)._base_manager.filter(pk=pk).first()
    ids = sorted(articles_with(thing)) if thing else []
    for first in range(0, len(ids), AT_ONCE):
        for article in ArticlePage.objects.live().filter(pk__in=ids[first : first + AT_ONCE]):
            store.index(article)


def articles_with(thing: Model) -> set[int]:
    """Ids of the articles that refer to it anywhere; Wagtail's index of references knows nothing of tags."""
    if isinstance(thing, Tag):
        return set(ArticleTag.objects.filter(tag=thing).values_list("content_object", flat=True))
    references = ReferenceIndex.get_references_to(thing).filter(base_content_type__app_label="wagtailcore")
    return {int(pk) for pk in references.values_list("object_id", flat=True).distinct()}
