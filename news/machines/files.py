"""The small files that browsers and robots look for at fixed addresses."""

import datetime
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.machines.addresses import absolute
from news.machines.answers import public_answer
from news.machines.office import LANGUAGE, office

VALID = datetime.timedelta(days=180)  # the format allows less than a year
TEXT = "text/plain; charset=utf-8"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /quan-tri/",
        f"Disallow: {reverse('search')}",
        f"Sitemap: {absolute(reverse('sitemap'))}",
        f"Sitemap: {absolute(reverse('news_sitemap'))}",
    ]
    return public_answer(request, "\n".join(lines) + "\n", TEXT)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a hole in this site (RFC 9116)."""
    told = office()
    contact = told.security_contact or told.email
    if not contact:
        raise Http404
    # From midnight, so that the file is the same all day.
    expires = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + VALID
    lines = [
        f"Contact: {contact if '://' in contact else f'mailto:{contact}'}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: vi, en",
        f"Canonical: {absolute(reverse('security'))}",
    ]
    return public_answer(request, "\n".join(lines) + "\n", TEXT)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put the site onto its first screen."""
    name = office().agency
    told = {
        "name": name,
        "short_name": name,
        "lang": LANGUAGE,
        "dir": "ltr",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": "#560d17",
        "background_color": "#ffffff",
        "icons": [
            # The page's own, so that a browser which wants one has it already.
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
            {"src": static("img/icon-maskable.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    return public_answer(request, json.dumps(told, ensure_ascii=False), "application/manifest+json")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For those that ask without having read a page."""
    found = finders.find("img/favicon.ico") or Path(settings.STATIC_ROOT, "img/favicon.ico")
    response = HttpResponse(Path(found).read_bytes(), content_type="image/x-icon")
    response["Cache-Control"] = "public, max-age=604800"
    return response
