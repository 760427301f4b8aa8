"""What must follow whenever a photo or a page is stored, whoever stores it."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from news.models.photo import Photo
from news.photos.renditions import make_base, make_renditions


@receiver(post_save, sender=Photo)
def photo_stored(instance: Photo, raw: bool = False, **kwargs: Any) -> None:
    if raw or instance.deleted_at is not None or kwargs.get("update_fields"):
        return
    make_base(instance)
    transaction.on_commit(lambda: make_renditions.enqueue(instance.pk))
