from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from news.bin.kinds import policy_of
from news.desk.batch.told import same_picture, told, told_of
from news.desk.batch.words import WordsForm
from news.desk.heading import heading
from news.desk.quick.photos import collections_for
from news.desk.rights import writes
from news.models.photo import Photo
from news.photos.intake import MEGABYTE, UnusablePhoto, refuse_heavy
from news.photos.store import store_once
from news.text import clean_text

TITLE = "Thêm nhiều ảnh"
REFUSED = 422


@require_safe
def batch(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "admin/desk/batch/page.html",
        {
            **_table(request.user),
            "writes": writes(request.user),
            **heading(TITLE, "image", (reverse("wagtailimages:index"), "Ảnh"), (reverse("news_batch"), TITLE)),
        },
    )


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """The table alone, for a window above the article's form."""
    return render(request, "admin/desk/batch/table.html", _table(request.user))


def _table(user: Any) -> dict[str, Any]:
    collections = collections_for(user)
    if not collections:
        raise PermissionDenied
    return {"collections": collections, "megabytes": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEGABYTE}


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """Takes one file; answers with the photo, or with a sentence that names the file."""
    collections = collections_for(request.user)
    chosen = request.POST.get("collection", "")
    collection = collections.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 10 else None
    collection = collection or collections.first()
    if collection is None:
        raise PermissionDenied
    file = request.FILES.get("file")
    if file is None:
        return _refused("Chưa nhận được tệp nào. Hãy chọn lại ảnh.")
    name = clean_text(file.name or "ảnh").strip() or "ảnh"
    if not file.size:
        return _refused(f"{name}: Tệp rỗng, không có gì bên trong. Hãy chép lại ảnh từ máy gốc.")
    known = policy_of(Photo).instances_user_has_permission_for(request.user, "choose").filter(deleted_at=None)
    values = {"uploaded_by_user": request.user, "collection": collection}
    try:
        refuse_heavy(file.size)
        photo, is_new = store_once(file, PurePath(name).stem or name, known, **values)
    except UnusablePhoto as reason:
        return _refused(f"{name}: {reason}")
    answer = {"photo": told(photo, request.user), "new": is_new}
    return JsonResponse(answer if is_new else {**answer, "note": same_picture(photo)})


@require_safe
def photos(request: HttpRequest) -> JsonResponse:
    """What is known of the photos `id`, for a gallery that has some already."""
    pks = [int(pk) for pk in request.GET.getlist("id") if pk.isdecimal() and len(pk) < 19]
    chosen = policy_of(Photo).instances_user_has_permission_for(request.user, "choose")
    found = chosen.filter(deleted_at=None, pk__in=pks)
    return JsonResponse({"photos": told_of(found, request.user)})


@require_POST
def words(request: HttpRequest, pk: int) -> HttpResponse:
    photo = get_object_or_404(Photo, pk=pk)
    if not policy_of(Photo).user_has_permission_for_instance(request.user, "change", photo):
        raise PermissionDenied
    form = WordsForm(request.POST, photo)
    done = form.is_valid()
    if done:
        form.save()
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"saved": True}) if done else _refused(form.sentence())
    if done:
        messages.success(request, f"Đã lưu mô tả của ảnh “{photo.title}”.")
    else:
        messages.error(request, form.sentence())
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else "wagtailadmin_home")


def _refused(sentence: str) -> JsonResponse:
    return JsonResponse({"refused": sentence}, status=REFUSED)
