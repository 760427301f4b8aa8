"""The articles of the last two days, as news search engines ask for them."""

import datetime
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.listing import newest
from news.machines.addresses import address_below, root_path
from news.machines.answers import public_answer
from news.machines.moments import last_change, written
from news.machines.office import LANGUAGE, office
from news.machines.sitemaps.views import NAMESPACE, XML
from news.machines.xml import document, put

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
AGE = datetime.timedelta(hours=48)
MOST = 1_000  # the format allows no more


@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE, "xmlns:news": NEWS})
    now, publication, start = timezone.now(), office().agency, root_path()
    fresh = newest().filter(published_on__gt=now - AGE, published_on__lte=now)
    for title, url_path, published_on in fresh.values_list("title", "url_path", "published_on")[:MOST]:
        line = put(root, "url")
        put(line, "loc", address_below(start, url_path))
        told = put(line, "news:news")
        name = put(told, "news:publication")
        put(name, "news:name", publication)
        put(name, "news:language", LANGUAGE)
        put(told, "news:publication_date", written(published_on))
        put(told, "news:title", title)
    return public_answer(request, document(root), XML, last_change(), kept=False)
