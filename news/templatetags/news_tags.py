"""What templates of the portal need of the news: dates in Vietnamese, photos, menus, lists."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page as ListPage
from django.db.models import Prefetch, Value
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from news import listing
from news.models.photo import Photo
from news.models.section import SectionPage
from news.models.settings import FooterLink, Link, MenuItem, SiteSettings
from news.photos.show import Shown, shown, with_renditions
from news.search import highlight as marking

register = template.Library()

HOME_PATH = 2 * Page.steplen  # the length of the home page's tree path
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
    """`Thứ Hai, 27/12/2021 15:40`; midnight is what a date typed without a time becomes, and is left out."""
    local = timezone.localtime(moment)
    time = f" {local:%H:%M}" if (local.hour, local.minute) != (0, 0) else ""
    return f"{WEEKDAYS[local.weekday()]}, {local:%d/%m/%Y}{time}"


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
    """Loaded once a request."""
    request: HttpRequest | None = context.get("request")
    kept = getattr(request, "_portal_settings", None)
    if kept is None:
        logo = Prefetch("logo", with_renditions(Photo.objects.all()))
        kept = SiteSettings.objects.select_related("counting_page").prefetch_related(logo).first() or SiteSettings()
        if request is not None:
            request._portal_settings = kept  # type: ignore[attr-defined]
    return kept


@dataclass(frozen=True)
class Place:
    """A link; `current` is the value of its aria-current: `page`, `true` (the page at hand lies below), or empty."""

    href: str
    text: str
    current: str = ""


def _current(context: Context, path: str) -> str:
    page = context.get("page")
    if not isinstance(page, Page):
        return ""
    if page.path == path:
        return "page"
    return "true" if page.path.startswith(path) and len(path) > HOME_PATH else ""


def _linked(model: type[Link]) -> Any:
    """Links as rows of a union: order, number, kind, text, address elsewhere, then what the page is."""
    page = ("page__title", "page__path", "page__url_path", "page__live")
    return model.objects.order_by().values_list("sort_order", "pk", Value(model.__name__), "label", "url", *page)


def _places(context: Context) -> dict[str, dict[str, Place]]:
    """Menu items, footer links and sections, each kind by tree path or address: one query, once a request."""
    request = context.get("request")
    kept: dict[str, dict[str, Place]] | None = getattr(request, "_portal_places", None)
    if kept is not None:
        return kept
    sections = (
        SectionPage.objects.published()
        .order_by()
        .values_list(Value(0), Value(0), Value("Section"), Value(""), Value(""), "title", "path", "url_path", "live")
    )
    site = Site.find_for_request(request) if request is not None else None
    root = site.root_page.url_path if site else "/"
    kept = {"MenuItem": {}, "FooterLink": {}, "Section": {}}
    rows = _linked(MenuItem).union(_linked(FooterLink), sections, all=True)
    in_order = sorted(rows, key=lambda row: (row[0] or 0, row[1], row[6] or ""))
    for _, _, kind, label, url, title, path, url_path, live in in_order:
        if url:
            kept[kind][url] = Place(url, label or url)
        elif live and url_path.startswith(root):
            kept[kind][path] = Place(f"/{url_path[len(root) :]}", label or title, _current(context, path))
    if request is not None:
        request._portal_places = kept  # type: ignore[attr-defined]
    return kept


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[Place]:
    """The menu of the settings, or else the sections; home stands first in any case."""
    page, places = context.get("page"), _places(context)
    home = Place("/", "Trang chủ", "page" if isinstance(page, Page) and len(page.path) == HOME_PATH else "")
    chosen = places["MenuItem"] or places["Section"]
    return [home, *(place for place in chosen.values() if place.href != home.href)]


@register.simple_tag(takes_context=True)
def footer_links(context: Context) -> list[Place]:
    return list(_places(context)["FooterLink"].values())


@register.simple_tag(takes_context=True)
def section_of(context: Context, article: Page) -> Place | None:
    return _places(context)["Section"].get(article.path[: -Page.steplen])


@register.simple_tag(takes_context=True)
def latest_news(context: Context) -> Any:
    around = context.get("around")
    return around.latest if around else listing.latest()


@register.simple_tag
def published_articles() -> Any:
    """All that the public may see, with what a link needs, for others to choose from; no query yet."""
    return listing.newest().only("title", "url_path")


@register.simple_tag(takes_context=True)
def address(context: Context, page: Page) -> str:
    return page.get_url(context.get("request")) or ""


@register.simple_tag(takes_context=True)
def counting_address(context: Context) -> str:
    """Of the page that explains the numbers; empty while there is none."""
    page = site_settings(context).counting_page
    return address(context, page) if page and page.live else ""


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The one address of this page, whatever host and query it was asked with."""
    request: HttpRequest = context["request"]
    number = getattr(context.get("articles"), "number", 1)
    return f"{settings.PORTAL_URL}{request.path}" + (f"?page={number}" if number > 1 else "")


@register.simple_tag(takes_context=True)
def staff_is_here(context: Context) -> bool:
    """Without a session cookie the user is not looked at: that would tie the page to the cookie."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return bool(getattr(request, "user", None) and request.user.is_authenticated)


@register.simple_tag(takes_context=True)
def breadcrumbs(context: Context, page: Page) -> list[Place]:
    """The pages between home and `page`, both left out."""
    above = page.path[: -Page.steplen]
    if len(above) <= HOME_PATH:
        return []
    if section := _places(context)["Section"].get(above):
        return [section]
    request = context.get("request")
    ancestors = page.get_ancestors().filter(depth__gt=HOME_PATH // Page.steplen).order_by("depth")
    return [Place(ancestor.get_url(request) or "", ancestor.title) for ancestor in ancestors]


@register.filter
def page_numbers(shown: ListPage) -> list[int | None]:
    """The numbers to offer around the page at hand; None stands for a gap."""
    numbers = shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.simple_tag
def page_address(number: int, query: str = "") -> str:
    """The query of page `number`; the first is the listing's own address."""
    told = {"q": query} if query else {}
    if number > 1:
        told["page"] = str(number)
    return f"?{urlencode(told)}" if told else "./"


@register.filter
def highlight(text: str, query: str) -> SafeString:
    return marking.highlight(text, query)


@register.simple_tag
def found_text(article: Any, query: str) -> SafeString:
    return marking.highlight(marking.excerpt(article.lead, query), query)
