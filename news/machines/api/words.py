from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.machines.addresses import absolute
from news.machines.api.parameters import PARAMETERS
from news.public import public


@require_safe
@public
def guide(request: HttpRequest) -> HttpResponse:
    """The API in a few words, for people."""
    addresses = [
        (absolute(reverse("api_articles")), "Danh sách bài viết, mới nhất đứng trước"),
        (f"{absolute(reverse('api_articles'))}{{mã số}}/", "Toàn văn một bài viết: HTML và từng khối"),
        (absolute(reverse("api_sections")), "Các chuyên mục"),
        (absolute(reverse("api_document")), "Mô tả đầy đủ theo OpenAPI 3.1"),
    ]
    feeds = [(absolute(f"/{name}"), title) for name, title in FEEDS]
    context = {"addresses": addresses, "parameters": PARAMETERS, "feeds": feeds}
    return render(request, "pages/api.html", context)


FEEDS = (("rss.xml", "RSS 2.0"), ("atom.xml", "Atom"), ("feed.json", "JSON Feed 1.1"))
