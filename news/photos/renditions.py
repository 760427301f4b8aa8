"""Renditions are made ahead: one at once, the others by the worker."""

from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task
from wagtail.images.models import Filter

from news.models.photo import Photo
from news.photos import sizes
from news.photos.encode import encoded


def make_base(photo: Photo) -> None:
    """So that a page has something to show at once, even while the worker is down."""
    make(photo, [sizes.BASE])


def make_all(photo: Photo) -> None:
    make(photo, sizes.ALL)


def make_quick(photo_id: int) -> None:
    """All but those that take most of the time; each finds its photo, so that fresh processes can run it."""
    make(Photo.objects.get(pk=photo_id), sizes.QUICK)


def make(photo: Photo, specs: Iterable[str]) -> None:
    """Those of `specs` that are missing; each can be shown as soon as it is there.

    None for a photo that is removed for good meanwhile.
    """
    filters = [Filter(spec) for spec in specs]
    existing = set(photo.renditions.values_list("filter_spec", "focal_point_key"))
    missing = [each for each in filters if (each.spec, each.get_cache_key(photo)) not in existing]
    if not missing:
        return
    for each, content in encoded(photo, missing):
        key = each.get_cache_key(photo)
        file = ContentFile(content, f"photo.{each.spec.split('format-')[1].split('|')[0]}")
        with transaction.atomic():
            if not list(Photo.everything.select_for_update(no_key=True).filter(pk=photo.pk).values("pk")):
                return
            photo.renditions.get_or_create(filter_spec=each.spec, focal_point_key=key, defaults={"file": file})
        if each.spec in sizes.CROPPED:
            # A crop around a point that is no longer the photo's would be shown as well as the new one.
            for stale in photo.renditions.filter(filter_spec=each.spec).exclude(focal_point_key=key):
                stale.delete()


@task(backend="jobs")
def make_renditions(photo_id: int) -> None:
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        make_all(photo)
