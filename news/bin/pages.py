from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_unpublished

from news.models.binned import BinEntry, BinPage


class NoWayBack(Exception):
    """The place that the page came from is gone; the text is for the editor."""


class Indispensable(Exception):
    """The site stands on this page; the text is for the editor."""


def bin_page() -> BinPage:
    page = BinPage.objects.order_by().first()
    if page is None:
        root = Page.get_first_root_node()
        page = root.add_child(instance=BinPage(title="Thùng rác", slug="thung-rac", live=False))
    return page


def is_binned(page: Page) -> bool:
    """Whether `page` lies in the bin, or is the bin."""
    return any(page.path.startswith(path) for path in BinPage.objects.order_by().values_list("path", flat=True))


@transaction.atomic
def put_page(page: Page, user: Any) -> int:
    """Moves `page` and all below it to the bin; returns how many pages that is (0: it lies there already).

    Raises `Indispensable` for a page that carries a site.
    """
    page = Page.objects.get(pk=page.pk)
    if is_binned(page):
        return 0
    if page.is_root() or Site.objects.filter(root_page__in=page.get_descendants(inclusive=True)).exists():
        raise Indispensable(f"Không xóa được “{page.title}”: cả cổng thông tin đứng trên trang này.")
    family = list(page.get_descendants(inclusive=True).specific())
    entry = BinEntry(
        page_id=page.pk,
        parent=page.get_parent(),
        slug=page.slug,
        live_ids=[member.pk for member in family if member.live],
        deleted_at=timezone.now(),
        deleted_by=user,
    )
    for member in family:
        for state in member.workflow_states.active():
            state.cancel(user=user)
        member._revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
    log(instance=page.specific, action="wagtail.delete", user=user)
    Page.objects.filter(pk__in=entry.live_ids).update(live=False)
    Page.objects.filter(pk=page.pk).update(slug=f"{page.slug[:200]}-{page.pk}")
    Page.objects.get(pk=page.pk).move(bin_page(), pos="last-child")
    entry.save()
    _tell(page_unpublished, entry.live_ids)
    return len(family)


@transaction.atomic
def restore_page(entry: BinEntry, user: Any, *, publish: bool = True) -> Page:
    """Back to its old place, with all below it published again where it was.

    Without `publish` it comes back as a draft. Raises `NoWayBack` if the old place is gone.
    """
    parent = entry.parent
    if parent is None or is_binned(parent):
        raise NoWayBack(
            f"Chưa khôi phục được “{entry.page.title}”: chuyên mục cũ đã bị xóa. Hãy khôi phục chuyên mục đó trước."
        )
    Page.objects.filter(pk=entry.page_id).update(slug=_free_slug(entry.slug, parent))
    live_ids = entry.live_ids if publish else []
    page_id = entry.page_id
    entry.delete()
    Page.objects.get(pk=page_id).move(Page.objects.get(pk=parent.pk), pos="last-child")
    page = Page.objects.get(pk=page_id).specific
    live = page.get_descendants(inclusive=True).filter(pk__in=live_ids)
    live.update(live=True)
    log(instance=page, action="news.restore", user=user)
    _tell(page_published, live_ids)
    return Page.objects.get(pk=page_id).specific


def _tell(signal: Any, page_ids: Iterable[int]) -> None:
    for page in Page.objects.filter(pk__in=list(page_ids)).specific():
        signal.send(sender=type(page), instance=page)


def _free_slug(slug: str, parent: Page) -> str:
    free, number = slug, 1
    while not Page._slug_is_available(free, parent):
        number += 1
        free = f"{slug}-{number}"
    return free
