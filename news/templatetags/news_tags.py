"""What templates of the portal need of the news: dates in Vietnamese, photos, menus, lists."""

import datetime
from typing import Any

from django import template
from django.db.models import Prefetch
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page

from news import listing
from news.models.settings import FooterLink, MenuItem, SiteSettings
from news.photos.show import Shown, shown
from news.search import highlight as marking

register = template.Library()

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def _local(moment: datetime.date) -> datetime.date:
    return timezone.localtime(moment) if isinstance(moment, datetime.datetime) else moment


@register.filter
def long_date(moment: datetime.date) -> str:
    """`Thứ Hai, ngày 27 tháng 12 năm 2021`: day and the months 1 and 2 with a zero, as offices write."""
    day = _local(moment)
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"


@register.filter
def weekday_time(moment: datetime.datetime) -> str:
    """`Thứ Hai, 27/12/2021 15:40`."""
    local = timezone.localtime(moment)
    return f"{WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y %H:%M}"


@register.filter
def slash_date(moment: datetime.date) -> str:
    return f"{_local(moment):%d/%m/%Y}"


@register.simple_tag
def today() -> datetime.date:
    return timezone.localdate()


@register.filter
def as_kind(photo: Any, kind: str) -> Shown | None:
    return shown(photo, kind)


@register.simple_tag(takes_context=True)
def site_settings(context: Context) -> SiteSettings:
    """Loaded once a request, with menu and footer links and their pages."""
    request: HttpRequest | None = context.get("request")
    kept = getattr(request, "_portal_settings", None)
    if kept is None:
        links = (
            Prefetch("menu_items", MenuItem.objects.select_related("page")),
            Prefetch("footer_links", FooterLink.objects.select_related("page")),
        )
        kept = SiteSettings.objects.prefetch_related(*links).select_related("logo").first() or SiteSettings()
        if request is not None:
            request._portal_settings = kept  # type: ignore[attr-defined]
    return kept


@register.simple_tag(takes_context=True)
def links(context: Context, items: Any) -> list[dict[str, Any]]:
    """Named links that lead somewhere, each told whether the page at hand stands below it."""
    request = context.get("request")
    page = context.get("page")
    found = []
    for item in items.all():
        if href := item.href(request):
            current = bool(item.page and page and page.path.startswith(item.page.path) and item.page.depth > 2)
            found.append({"href": href, "text": item.text, "current": current})
    return found


@register.simple_tag
def latest_news() -> Any:
    return listing.latest()


@register.simple_tag(takes_context=True)
def address(context: Context, page: Page) -> str:
    return page.get_url(context.get("request")) or ""


@register.simple_tag
def breadcrumbs(page: Page) -> Any:
    """The pages between home and `page`, itself left out."""
    return page.get_ancestors().filter(depth__gt=2).order_by("depth")


@register.filter
def highlight(text: str, query: str) -> SafeString:
    return marking.highlight(text, query)


@register.simple_tag
def found_text(article: Any, query: str) -> SafeString:
    return marking.highlight(marking.excerpt(article.lead, query), query)
