from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from news.machines.answers import public_answer
from news.machines.feeds.atom import atom
from news.machines.feeds.channel import Channel, channel
from news.machines.feeds.json_feed import json_feed
from news.machines.feeds.rss import rss
from news.machines.moments import last_change
from news.models.section import SectionPage

WRITERS: dict[str, tuple[Callable[[Channel], bytes], str]] = {
    "rss.xml": (rss, "application/rss+xml; charset=utf-8"),
    "atom.xml": (atom, "application/atom+xml; charset=utf-8"),
    "feed.json": (json_feed, "application/feed+json; charset=utf-8"),
}


@require_safe
def feed(request: HttpRequest, name: str, slug: str = "") -> HttpResponse:
    section = None
    if slug:
        section = SectionPage.objects.published().filter(slug=slug).first()
        if section is None:
            raise Http404
    write, content_type = WRITERS[name]
    told = channel(name, section)
    return public_answer(request, write(told), content_type, max(last_change(), told.updated))
