from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from news.models.binned import BinEntry, BinPage


class NoWayBack(Exception):
    """The place that the page came from is gone; the text is for the editor."""


def bin_page() -> BinPage:
    page = BinPage.objects.first()
    if page is None:
        root = Page.get_first_root_node()
        page = root.add_child(instance=BinPage(title="Thùng rác", slug="thung-rac", live=False))
    return page


@transaction.atomic
def put_page(page: Page, user: Any) -> int:
    """Moves `page` and all below it to the bin; returns how many pages that is."""
    entry = BinEntry(
        page_id=page.pk, parent=page.get_parent(), slug=page.slug, deleted_at=timezone.now(), deleted_by=user
    )
    family = list(page.get_descendants(inclusive=True).specific())
    entry.live_ids = [member.pk for member in family if member.live]
    for member in family:
        if member.live:
            member.unpublish(user=user, log_action=False)
        member.workflow_states.active().update(status="cancelled")
        member._revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
    log(instance=page, action="wagtail.delete", user=user)
    Page.objects.filter(pk=page.pk).update(slug=f"{page.slug[:200]}-{page.pk}")
    Page.objects.get(pk=page.pk).move(bin_page(), pos="last-child")
    entry.save()
    return len(family)


def _free_slug(slug: str, parent: Page) -> str:
    free, number = slug, 1
    while not Page._slug_is_available(free, parent):
        number += 1
        free = f"{slug}-{number}"
    return free


@transaction.atomic
def restore_page(entry: BinEntry, user: Any) -> Page:
    """Back to its old place, published again where it was; raises `NoWayBack` if that place is gone."""
    parent = entry.parent
    if parent is None or BinEntry.objects.filter(page__path__in=_ancestor_paths(parent)).exists():
        raise NoWayBack(
            f"Chưa khôi phục được “{entry.page.title}”: chuyên mục cũ đã bị xóa. Hãy khôi phục chuyên mục đó trước."
        )
    slug = _free_slug(entry.slug, parent)
    Page.objects.filter(pk=entry.page_id).update(slug=slug)
    page = Page.objects.get(pk=entry.page_id)
    page.move(Page.objects.get(pk=parent.pk), pos="last-child")
    live_ids = entry.live_ids
    entry.delete()
    for member in page.get_descendants(inclusive=True).specific().filter(pk__in=live_ids):
        member.live = True
        member.has_unpublished_changes = False
        member.set_url_path(member.get_parent())
        member.save()
    page = Page.objects.get(pk=page.pk).specific
    log(instance=page, action="news.restore", user=user)
    return page


def _ancestor_paths(page: Page) -> list[str]:
    step = page.steplen
    return [page.path[:end] for end in range(step, len(page.path) + 1, step)]
