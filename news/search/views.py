from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from news.listing import PER_PAGE
from news.models.tag import Tag
from news.search import asked as asking
from news.search import missed
from news.search.documents import documents
from news.search.find import Results, find
from news.search.query import clean_query
from news.search.spelling import meant
from news.search.suggest import suggest

TAGS = 20
TAGS_OF = 200  # results


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = asking.read(request.GET)
    found = find(asked.text, asked.filters)
    results = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    in_vain = bool(found.query.words) and (found.partial or not found)
    if in_vain and not asked.is_narrowed and results.number == 1:
        missed.remember(found.query)
    context = {
        "asked": asked,
        "query": asked.text,
        "found": found,
        "results": results,
        "documents": documents(asked.text, asked.filters) if results.number == 1 else [],
        "meant": meant(asked.text, asked.filters) if in_vain else "",
        "tags": tags_of(found),
    }
    return render(request, "pages/search.html", context)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """JSON: of each title its address and its parts, each second of which was typed."""
    found = suggest(clean_query(request.GET.get("q", "")), request)
    told = [{"title": one.title, "address": one.address, "parts": one.parts} for one in found]
    answer = JsonResponse({"suggestions": told}, json_dumps_params={"ensure_ascii": False})
    answer["X-Robots-Tag"] = "noindex"
    return answer


def tags_of(found: Results) -> list[Tag]:
    """What the best results can be narrowed to, the most frequent first, each with the `number` of these."""
    ids = found.article_ids[:TAGS_OF]
    tags = Tag.objects.filter(articles__content_object__in=ids).annotate(number=Count("articles"))
    return list(tags.order_by("-number", "name")[:TAGS])
