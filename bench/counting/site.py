"""A small site and two years of traffic, in the place where this runs."""

import datetime
import secrets
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Site

from bench.traffic import Traffic
from news.models import ArticlePage, HomePage, SectionPage
from stats.clock import now_ms
from stats.mark import mark
from stats.models import Day, PageVisitor, Visitor
from stats.numbers import ONLINE_MS
from stats.visitor import local_day, midnight_ms

ARTICLES = 60
DAYS = 730
ONLINE = 50


def make() -> dict[str, Any]:
    """A home page, a section and its articles; returns two of these, as they are named in addresses and marks."""
    call_command("migrate", verbosity=0, interactive=False)
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Trang chủ", slug="trang-chu"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "127.0.0.1", "root_page": home})
    section = home.add_child(instance=SectionPage(title="Phong trào thi đua", slug="phong-trao-thi-dua"))
    articles = []
    for n in range(ARTICLES):
        on = timezone.now() - datetime.timedelta(days=n * DAYS // ARTICLES)
        article = ArticlePage(title=f"Hội nghị tổng kết lần {n}", lead="Khối thi đua họp.", published_on=on)
        articles.append(section.add_child(instance=article))
    return {"pages": [article.pk for article in articles[:2]], "marks": [mark(article.pk) for article in articles[:2]]}


def fill(views: int) -> None:
    """So many views in two years, with the visitors that are remembered of the last two days; fifty are online."""
    at_ms = now_ms()
    Traffic(days=DAYS, views=views, seed=1, now_ms=at_ms).write()
    page = ArticlePage.objects.order_by("pk").values_list("pk", flat=True)[0]
    visitors = []
    for day in Day.objects.order_by("-day")[:2]:
        first, last = midnight_ms(day.day), min(midnight_ms(day.day) + 86_400_000, at_ms - ONLINE_MS)
        for n in range(day.visitors):
            visitors.append(_visitor(first + (last - first) * n // day.visitors))
    visitors += [_visitor(at_ms) for _ in range(ONLINE)]
    seen = [PageVisitor(day=one.day, key=one.key, page=page, counted_at=one.hit_at) for one in visitors]
    Visitor.objects.bulk_create(visitors, batch_size=2_000)
    PageVisitor.objects.bulk_create(seen, batch_size=2_000)
    _settle()


def _settle() -> None:
    """What autovacuum does within a minute; until then PostgreSQL knows nothing about the new rows."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _visitor(at_ms: int) -> Visitor:
    return Visitor(day=local_day(at_ms), key=secrets.randbits(62), hit_at=at_ms, seen_at=at_ms)
