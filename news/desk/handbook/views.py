from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from news.desk.handbook.chapters import CHAPTERS, chapter, neighbours
from news.desk.handbook.find import find
from news.desk.heading import heading
from news.search import clean_query

TITLE = "Hướng dẫn"


def index(request: HttpRequest) -> HttpResponse:
    query = clean_query(request.GET.get("q", ""))
    context = {"chapters": CHAPTERS, "query": query, "found": find(query), **_heading()}
    return render(request, "admin/handbook/index.html", context)


def read(request: HttpRequest, slug: str) -> HttpResponse:
    shown = chapter(slug)
    if shown is None:
        raise Http404
    before, after = neighbours(shown)
    context = {"chapter": shown, "chapters": CHAPTERS, "before": before, "after": after, **_heading(shown.title)}
    return render(request, "admin/handbook/chapter.html", context)


def _heading(*chapter: str) -> dict[str, Any]:
    path = [(reverse("news_handbook"), TITLE), *(("", title) for title in chapter)]
    return heading([TITLE, *chapter][-1], "help", *path)
