from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from news.models.article import ArticlePage
from news.review.conversion import convert


@require_POST
def to_unicode(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a new version of the article, so that the one before stays in its history."""
    with transaction.atomic():
        stored = get_object_or_404(ArticlePage.objects.select_for_update(), pk=pk)
        article = stored.get_latest_revision_as_object()
        lock = article.get_lock()
        if not article.permissions_for_user(request.user).can_edit() or article.alias_of_id:
            raise PermissionDenied
        if lock is not None and lock.for_user(request.user):
            messages.error(request, "Bài đang bị khóa nên chưa chuyển được. Hãy mở khóa trước.")
            return redirect("wagtailadmin_pages:edit", pk)
        changed = convert(article)
        if changed:
            if not stored.live:
                article.save(clean=False)
            article.save_revision(user=request.user, log_action=True, clean=False)
    if changed:
        said = f"Đã chuyển {changed} chỗ sang Unicode. Hãy đọc lại bài; bản trước đó vẫn còn trong lịch sử."
        messages.success(request, said)
    else:
        messages.info(request, "Không còn chỗ nào cần chuyển sang Unicode.")
    return redirect("wagtailadmin_pages:edit", pk)
