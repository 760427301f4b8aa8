"""Which files the public may fetch: not those that only unpublished pages hold."""

import re
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex, Revision

from news.models.attachment import Attachment
from news.models.base import barred

_LINK = re.compile(r'linktype="document"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="document"')


def is_public(attachment: Attachment) -> bool:
    """Whether a published page shows it, or no page at all, as when its address was given by hand."""
    holders = _holders(attachment)
    if holders.filter(live=True).exclude(barred()).exists():
        return True
    return not holders.exists() and attachment.pk not in _drafted()


def _holders(attachment: Attachment) -> QuerySet[Page]:
    kinds = ContentType.objects.get_for_models(Page, Attachment)
    told = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[Attachment], to_object_id=str(attachment.pk)
    )
    return Page.objects.filter(pk__in=told.annotate(page=Cast("object_id", BigIntegerField())).values("page"))


def _drafted() -> set[int]:
    """Files that stand in texts which are not published yet; the index of references knows published texts only."""
    waiting = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    contents = Revision.objects.filter(pk__in=waiting).values_list("content", flat=True)
    return {pk for content in contents.iterator() for pk in _documents(content.get("body") or "")}


def _documents(body: str) -> Iterator[int]:
    """Of a body as a revision keeps it: JSON in a text."""
    for found in re.finditer(r'"document":\s*(\d+)', body):
        yield int(found[1])
    for found in _LINK.finditer(body.replace('\\"', '"')):
        yield int(found[1] or found[2])
