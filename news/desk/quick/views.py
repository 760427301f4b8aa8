from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from news.desk.articles import kept
from news.desk.heading import heading
from news.desk.quick.draft import create_draft, draft_of
from news.desk.quick.form import QuickForm
from news.desk.quick.photos import MOST, Attached, Intake, attached_before, collection_for, take_in
from news.desk.rights import writes
from news.desk.state import with_state
from news.models.article import ArticlePage
from news.photos.show import photos_of
from news.review import review

TITLE = "Đăng nhanh"


@require_http_methods(["GET", "HEAD", "POST"])
def quick(request: HttpRequest) -> HttpResponse:
    if not writes(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _show(request, QuickForm(request.user))
    form = QuickForm(request.user, request.POST)
    if made := draft_of(form.known_token(), request.user):
        return redirect("news_quick_done", made.pk)
    before = attached_before(request.user, request.POST)
    intake = _take_in(request, room=MOST - len(before))
    attached = before + intake.attached
    only_upload = "upload" in request.POST
    if only_upload or intake.refused or not form.is_valid():
        # What is missing is said when the person means to be done.
        again = QuickForm(request.user, initial=request.POST.dict()) if only_upload else form
        return _show(request, again, attached, intake.refused)
    words = form.cleaned_data
    article, is_new = create_draft(request.user, words["token"], words["section"], words, attached)
    if not is_new:
        for item in intake.attached:
            item.photo.purge()  # stored twice, since the form came twice at once
    return redirect("news_quick_done", article.pk)


def _take_in(request: HttpRequest, room: int) -> Intake:
    files = request.FILES.getlist("photos")
    collection = collection_for(request.user) if files else None
    if collection is None:
        return Intake()
    return take_in(request.user, collection, files, request.POST.getlist("caption"), room)


def _show(
    request: HttpRequest, form: QuickForm, attached: list[Attached] | None = None, refused: list[str] | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "attached": attached or [],
        "refused": refused or [],
        "may_add_photos": collection_for(request.user) is not None,
        "sections": form.fields["section"].queryset,  # type: ignore[attr-defined]
        **heading(TITLE, "mobile-alt", (reverse("news_quick"), TITLE)),
    }
    return render(request, "admin/desk/quick.html", context)


def done(request: HttpRequest, pk: int) -> HttpResponse:
    article = _own_draft(request, pk)
    may = article.permissions_for_user(request.user)
    context = {
        "article": article,
        "photos": len(list(photos_of(article.body))),
        "findings": review(article),
        "may_submit": may.can_submit_for_moderation() and not article.workflow_in_progress,
        **heading(TITLE, "mobile-alt", (reverse("news_quick"), TITLE)),
    }
    return render(request, "admin/desk/quick_done.html", context)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    article = _own_draft(request, pk)
    if not article.permissions_for_user(request.user).can_submit_for_moderation() or article.workflow_in_progress:
        messages.error(request, "Bài này không gửi duyệt được nữa: có thể bài đã được gửi rồi.")
        return redirect("news_quick_done", pk)
    article.get_workflow().start(article, request.user)
    messages.success(request, f"Đã gửi duyệt bài “{article.title}”.")
    return redirect("news_quick_done", pk)


def _own_draft(request: HttpRequest, pk: int) -> Any:
    article = get_object_or_404(with_state(kept(ArticlePage.objects.all())), pk=pk)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return article
