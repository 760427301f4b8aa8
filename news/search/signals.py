"""What changes an article, a name on it or its place changes its entry in the search."""

from typing import Any

from django.apps import apps as registry
from django.db.models import Model
from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from news.models.article import ArticlePage
from news.models.attachment import Attachment
from news.models.contributor import Contributor
from news.models.photo import Photo
from news.models.search_entry import SearchEntry
from news.models.tag import Tag
from news.search import store
from news.search.renewal import renew

# Saved by themselves, these change nothing that is searched.
_SHOWN = {"title", "lead", "body", "published_on", "source", "live"}


@receiver(post_save, sender=ArticlePage)
def article_stored(
    instance: ArticlePage, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    if not raw and (update_fields is None or not _SHOWN.isdisjoint(update_fields)):
        store.index(instance)


@receiver((page_published, page_unpublished), sender=ArticlePage)
def article_shown_or_hidden(instance: ArticlePage, **kwargs: Any) -> None:
    store.index(instance)


@receiver(post_page_move)
def page_moved(instance: Page, **kwargs: Any) -> None:
    if isinstance(instance.specific_deferred, ArticlePage):
        store.index(ArticlePage.objects.get(pk=instance.pk))


@receiver(post_save, sender=Contributor)
@receiver(post_save, sender=Tag)
@receiver(post_save, sender=Attachment)
@receiver(post_save, sender=Photo)
def named_thing_stored(instance: Model, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    """Articles show the names of those who wrote them, of their tags and documents, and captions of photos."""
    if not raw and not created:
        renew.enqueue(instance._meta.label, instance.pk)


@receiver(post_migrate)
def fill(sender: Any, apps: Any = registry, **kwargs: Any) -> None:
    """After an update of the portal that first brought the index; going back takes it away."""
    if sender.name != "news" or "searchentry" not in apps.all_models["news"]:
        return
    if not SearchEntry.objects.exists() and ArticlePage.objects.live().exists():
        store.rebuild()
