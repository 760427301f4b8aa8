from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from news.listing import newest
from news.lists.paging import paginate
from news.models.contributor import Contributor
from news.public import public


@require_safe
@public
def written_by(request: HttpRequest, slug: str) -> HttpResponse:
    """The articles of one writer, under the name that stands in the byline and no other."""
    author = get_object_or_404(Contributor, slug=slug)
    articles = paginate(newest().written_by(author), request)
    if not articles:
        raise Http404
    return render(request, "pages/byline.html", {"heading": author.byline, "author": author, "articles": articles})
