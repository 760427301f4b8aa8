from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from news.lists.site_map import site_map_of
from news.public import public


@require_safe
@public
def site_map(request: HttpRequest) -> HttpResponse:
    """All ways through the site, for people."""
    return render(request, "pages/site_map.html", {"heading": "Sơ đồ trang", **site_map_of()})
