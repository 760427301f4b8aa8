from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from news.listing import newest
from news.lists.paging import paginate
from news.models.tag import Tag
from news.public import public


@require_safe
@public
def tagged(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of one tag; a tag that the public never sees has no page."""
    tag = get_object_or_404(Tag, slug=slug)
    articles = paginate(newest().tagged(tag), request)
    if not articles:
        raise Http404
    return render(request, "pages/tag.html", {"heading": capfirst(tag.name), "tag": tag, "articles": articles})
