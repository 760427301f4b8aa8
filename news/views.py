from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from news.listing import PER_PAGE
from news.models.home import HomePage
from news.models.section import SectionPage
from news.models.standard import StandardPage
from news.search import clean_query, find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = clean_query(request.GET.get("q", ""))
    results = Paginator(find(query), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/search.html", {"query": query, "results": results})


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """The sections and standard pages as a tree, for people."""
    site = Site.find_for_request(request)
    home = HomePage.objects.filter(pk=site.root_page_id).first() if site else None
    context = {
        "home": home,
        "sections": SectionPage.objects.published().order_by("path"),
        "pages": StandardPage.objects.published().order_by("path").defer("body"),
    }
    return render(request, "pages/site_map.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /quan-tri/",
        "Disallow: /tim-kiem/",
        f"Sitemap: {settings.PORTAL_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
