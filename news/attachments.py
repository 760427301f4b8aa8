"""Which files the public may fetch: not those that only unpublished pages hold."""

import re
from collections.abc import Iterator

from django.http import HttpRequest
from wagtail.models import CollectionViewRestriction, Page, Revision

from news.holders import holders, shown_to, shown_to_all
from news.models.attachment import Attachment

_LINK = re.compile(r'linktype="document"[^>]*\bid="(\d+)"|\bid="(\d+)"[^>]*linktype="document"')


def may_fetch(request: HttpRequest, attachment: Attachment) -> bool:
    """Whether a published page shows it, or no page at all, as when its address was given by hand."""
    if not all(_accepts(request, restriction) for restriction in attachment.collection.get_view_restrictions()):
        return False
    pages = holders(Attachment, attachment.pk)
    if shown_to_all(pages) or shown_to(request, pages):
        return True
    return not pages.exists() and attachment.pk not in _drafted()


def _accepts(request: HttpRequest, restriction: CollectionViewRestriction) -> bool:
    """Who may be asked for a password is asked by Wagtail; that there is something for others is not told."""
    password = restriction.restriction_type == CollectionViewRestriction.PASSWORD
    return password or bool(restriction.accept_request(request))


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
