"""The pages that hold a photo or a document: who may see one of them may fetch the file."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Model
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex

from news.models.base import barred


def holders(model: type[Model], pk: int) -> Any:
    """Pages that name it: as the public sees them, or as they were first stored."""
    kinds = ContentType.objects.get_for_models(Page, model)
    told = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[model], to_object_id=str(pk)
    )
    return Page.objects.filter(pk__in=told.annotate(page=Cast("object_id", BigIntegerField())).values("page"))


def shown_to_all(pages: Any) -> bool:
    return bool(pages.filter(live=True).exclude(barred()).exists())


def shown_to(request: HttpRequest, pages: Any) -> bool:
    """Also where a page is closed, to whoever has its password or is one of its people."""
    return any(
        all(restriction.accept_request(request) for restriction in page.get_view_restrictions())
        for page in pages.filter(live=True)
    )
