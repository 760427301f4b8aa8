import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from news.bin.kinds import policy_of, recoverable_models
from news.bin.pages import NoWayBack, restore_page
from news.desk.rights import edits_at
from news.models.binned import BinEntry


def _may_restore_page(user: Any, entry: BinEntry) -> bool:
    """Who may write there has back what is their own, who may edit there has back all."""
    parent = entry.parent
    if parent is None or not parent.permissions_for_user(user).can_add_subpage():
        return False
    return edits_at(user, parent) or entry.page.owner_id == user.pk


def _may_restore(user: Any, item: Any) -> bool:
    """Whoever might delete it may have it back."""
    return policy_of(type(item)).user_has_permission_for_instance(user, "delete", item)


def bin_index(request: HttpRequest) -> HttpResponse:
    rows = [
        {
            "kind": "page",
            "pk": entry.pk,
            "title": entry.page.title,
            "type": entry.page.specific_class._meta.verbose_name,
            "deleted_at": entry.deleted_at,
            "deleted_by": entry.deleted_by,
        }
        for entry in BinEntry.objects.select_related("page", "parent", "deleted_by")
        if _may_restore_page(request.user, entry)
    ]
    for model in recoverable_models():
        rows += [
            {
                "kind": model._meta.model_name,
                "pk": item.pk,
                "title": str(item),
                "type": model._meta.verbose_name,
                "deleted_at": item.deleted_at,
                "deleted_by": item.deleted_by,
            }
            for item in model.everything.binned().select_related("deleted_by")
            if _may_restore(request.user, item)
        ]
    for row in rows:
        row["until"] = row["deleted_at"] + datetime.timedelta(days=settings.BIN_DAYS)
    rows.sort(key=lambda row: row["deleted_at"], reverse=True)
    context = {
        "rows": rows,
        "days": settings.BIN_DAYS,
        "header_title": "Thùng rác",
        "header_icon": "bin",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Trang quản trị"},
            {"url": "", "label": "Thùng rác"},
        ],
    }
    return render(request, "admin/bin.html", context)


@require_POST
def restore(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind == "page":
        entry = get_object_or_404(BinEntry.objects.select_related("page", "parent"), pk=pk)
        if not _may_restore_page(request.user, entry):
            raise PermissionDenied
        try:
            publish = bool(entry.parent and entry.parent.permissions_for_user(request.user).can_publish_subpage())
            page = restore_page(entry, request.user, publish=publish)
        except NoWayBack as reason:
            messages.error(request, str(reason))
        else:
            as_draft = "" if publish else " ở dạng bản nháp"
            messages.success(request, f"Đã khôi phục “{page.title}”{as_draft}.")
        return redirect("news_bin")
    model = next((model for model in recoverable_models() if model._meta.model_name == kind), None)
    if model is None:
        raise Http404
    item = get_object_or_404(model.everything.binned(), pk=pk)
    if not _may_restore(request.user, item):
        raise PermissionDenied
    item.restore()
    messages.success(request, f"Đã khôi phục “{item}”.")
    return redirect("news_bin")
