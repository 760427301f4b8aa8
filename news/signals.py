"""What must happen whenever a text, a photo or a page is stored, whoever stores it."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from taggit.models import Tag as FileTag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Comment, CommentReply, TaskState
from wagtail.signals import page_published

from news.lists.galleries import keep_albums
from news.models.article import ArticlePage
from news.models.notice import Notice
from news.models.photo import Photo
from news.models.settings import FooterLink, MenuItem, SiteSettings
from news.photos.renditions import make_base, make_renditions
from news.related.relate import relate
from news.text.fields import clean_texts
from news.watch.look import look_at

# Models of others that keep what a person of the office types.
OF_OTHERS = (Collection, Comment, CommentReply, FileTag, TaskState)


def text_comes_in(instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        clean_texts(instance)


for model in OF_OTHERS:
    pre_save.connect(text_comes_in, sender=model)


@receiver(post_save, sender=Photo)
def photo_stored(instance: Photo, raw: bool = False, **kwargs: Any) -> None:
    if raw or instance.deleted_at is not None or kwargs.get("update_fields"):
        return
    make_base(instance)
    transaction.on_commit(lambda: make_renditions.enqueue(instance.pk))


@receiver(page_published, sender=ArticlePage)
def article_published(instance: ArticlePage, **kwargs: Any) -> None:
    transaction.on_commit(lambda: relate.enqueue(instance.pk))


@receiver(page_published)
def page_is_looked_at(instance: Model, revision: Any = None, **kwargs: Any) -> None:
    look_at(instance, revision)


def row_is_looked_at(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        look_at(getattr(instance, "settings", instance))


for model in (Redirect, Notice, SiteSettings, MenuItem, FooterLink):
    post_save.connect(row_is_looked_at, sender=model)


@receiver(post_save, sender=ArticlePage)
def article_stored(instance: ArticlePage, raw: bool = False, **kwargs: Any) -> None:
    changed = kwargs.get("update_fields")
    if not raw and (changed is None or "body" in changed):
        keep_albums(instance)
