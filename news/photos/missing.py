"""Photos that lack a size: all of them where a size is new, or where the worker was stopped."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django_tasks_db.models import DBTaskResult

from news.models.photo import Photo, PhotoRendition
from news.photos import sizes
from news.photos.renditions import make_renditions

LAST = -50  # of the priorities: what an editor has just stored goes first
AT_ONCE = 500


def incomplete(specs: tuple[str, ...] = sizes.ALL) -> Any:
    """The newest first."""
    made = PhotoRendition.objects.filter(image=OuterRef("pk"), filter_spec__in=specs).order_by().values("image")
    number = Subquery(made.annotate(number=Count("filter_spec", distinct=True)).values("number"), IntegerField())
    return Photo.objects.annotate(made=Coalesce(number, 0)).filter(made__lt=len(specs)).order_by("-pk")


def queue_missing() -> int:
    """How many were queued; none while earlier ones wait."""
    if DBTaskResult.objects.ready().filter(backend_name="jobs", task_path=make_renditions.module_path).exists():
        return 0
    waiting = list(incomplete().values_list("pk", flat=True)[:AT_ONCE])
    for pk in waiting:
        make_renditions.using(priority=LAST).enqueue(pk)
    return len(waiting)
