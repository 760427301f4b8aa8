"""Renditions are made ahead: one at once, the others by the worker."""

from django_tasks import task

from news.models.photo import Photo
from news.photos import sizes


def make_base(photo: Photo) -> None:
    """So that a page has something to show at once, even while the worker is down."""
    photo.get_rendition(sizes.BASE)


def make_all(photo: Photo) -> None:
    photo.get_renditions(*sizes.ALL)


@task(backend="jobs")
def make_renditions(photo_id: int) -> None:
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        make_all(photo)
