from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from news.desk.articles import kept
from news.desk.heading import heading
from news.desk.quick.draft import draft_of
from news.desk.quick.photos import collection_for
from news.desk.rights import writes
from news.desk.state import with_state
from news.desk.word.draft import create_word_draft
from news.desk.word.form import WordForm
from news.desk.word.told import report_of
from news.models.article import ArticlePage
from news.photos.show import photos_of
from news.word import Refused

TITLE = "Từ tệp Word"
IN_THE_BIN = (
    "Bản nháp làm từ lần gửi trước đang nằm trong thùng rác. Muốn làm bài mới, hãy chọn lại tệp rồi bấm “Tạo bản nháp”."
)


@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest) -> HttpResponse:
    if not writes(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _show(request, WordForm(request.user))
    form = WordForm(request.user, request.POST, request.FILES)
    if made := draft_of(form.known_token(), request.user):
        if kept(ArticlePage.objects.filter(pk=made.pk)).exists():
            return redirect("news_word_done", made.pk)
        messages.warning(request, IN_THE_BIN)
        return _show(request, WordForm(request.user, initial={"section": request.POST.get("section", "")}))
    if form.is_valid():
        told = form.cleaned_data
        name = told["file"].name
        try:
            article = create_word_draft(request.user, told["token"], told["section"], form.package, name)
        except Refused as reason:
            form.add_error("file", f"{name}: {reason}")
        else:
            return redirect("news_word_done", article.pk)
    return _show(request, form)


def _show(request: HttpRequest, form: WordForm) -> HttpResponse:
    context = {
        "form": form,
        "may_add_photos": collection_for(request.user) is not None,
        "sections": form.fields["section"].queryset,  # type: ignore[attr-defined]
        **heading(TITLE, "doc-full-inverse", (reverse("news_word"), TITLE)),
    }
    return render(request, "admin/desk/word.html", context)


@require_safe
def done(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(with_state(kept(ArticlePage.objects.all())), pk=pk)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    report = report_of(article)
    if report is None:
        raise Http404
    blocks = [block.block_type for block in article.body]
    context = {
        "article": article,
        "report": report,
        "photos": len(list(photos_of(article.body))),
        "tables": blocks.count("table"),
        "byline": article.byline,
        **heading(TITLE, "doc-full-inverse", (reverse("news_word"), TITLE)),
    }
    return render(request, "admin/desk/word_done.html", context)
