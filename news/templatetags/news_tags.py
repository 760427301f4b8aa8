"""What templates of the portal need of the news: dates in Vietnamese, photos, menus, lists."""

import datetime
from collections.abc import Mapping
from functools import cache, partial
from typing import Any, cast
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page as ListPage
from django.http import HttpRequest
from django.template import Context, Engine
from django.template.base import Parser, TextNode, Token
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page

from news import listing
from news.kept import at_hand, keeps
from news.models.settings import SiteSettings
from news.office import give_logo, has_logo, office
from news.photos.show import Shown, load_photos, shown
from news.places import HOME_PATH, Place, places
from news.search import excerpts
from news.search import highlight as marking
from news.site import path_on_site

register = template.Library()

QUOTES = "\"'"
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


@register.simple_tag(takes_context=True)
def part(context: Context, name: str, **values: Any) -> SafeString:
    """A component that shows nothing of the page or its reader but `values`: rendered once for each content."""
    template = Engine.get_default().get_template(name)
    if keeps() and _is_for_all(context.get("request")):
        return at_hand((name, *values.items()), partial(template.render, context.new(values)))
    with context.push(**values):
        return cast(SafeString, template.render(context))


@register.tag
def drawing(parser: Parser, token: Token) -> TextNode:
    """A drawing of `components/icons/`, by its name: the template takes it in when it is read."""
    _, name = token.split_contents()
    return TextNode(Engine.get_default().get_template(f"components/icons/{name.strip(QUOTES)}.html").source)


def _is_for_all(request: HttpRequest | None) -> bool:
    # While the site is worked on, its templates change without the content.
    if settings.DEBUG or request is None or getattr(request, "is_preview", False):
        return False
    return settings.SESSION_COOKIE_NAME not in request.COOKIES


@register.filter
def as_kind(photo: Any, kind: str) -> Shown | None:
    return shown(photo, kind)


@register.simple_tag(takes_context=True)
def site_settings(context: Context) -> SiteSettings:
    """With the logo, which a page that loads other photos has brought along."""
    told = office(context.get("request"))
    if told.logo_id and not has_logo(told):
        give_logo(told, load_photos({told.logo_id}))
    return told


def _places(context: Context) -> dict[str, dict[str, Place]]:
    return places(context.get("request"), context.get("page"))


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> tuple[Place, ...]:
    """The menu of the settings, or else the sections; home stands first in any case."""
    page, places = context.get("page"), _places(context)
    home = Place("/", "Trang chủ", "page" if isinstance(page, Page) and len(page.path) == HOME_PATH else "")
    chosen = places["MenuItem"] or places["Section"]
    return (home, *(place for place in chosen.values() if place.href != home.href))


@register.simple_tag(takes_context=True)
def footer_links(context: Context) -> tuple[Place, ...]:
    return tuple(_places(context)["FooterLink"].values())


@register.simple_tag(takes_context=True)
def section_of(context: Context, article: Page) -> Place | None:
    return _places(context)["Section"].get(article.path[: -Page.steplen])


@register.simple_tag(takes_context=True)
def latest_news(context: Context) -> Any:
    lists = context.get("around") or context.get("front")
    return listing.latest() if lists is None or lists.latest is None else lists.latest


@register.simple_tag
@cache
def published_articles() -> Any:
    """All that the public may see, with what a link needs, for others to choose from; no query yet.

    Always the same queryset, so that whoever chooses may know it again.
    """
    return listing.newest().only("title", "url_path")


@register.simple_tag(takes_context=True)
def address(context: Context, page: Page) -> str:
    return page.get_url(context.get("request")) or ""


@register.simple_tag(takes_context=True)
def counting_address(context: Context) -> str:
    """Of the page that explains the numbers; empty while there is none."""
    page = site_settings(context).counting_page
    if page is None or not page.live:
        return ""
    return path_on_site(context.get("request"), page) or address(context, page)


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """The one address of this page, whatever host and query it was asked with."""
    request: HttpRequest = context["request"]
    number = getattr(context.get("articles") or context.get("albums"), "number", 1)
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
def page_address(number: int, query: str | Mapping[str, str] = "") -> str:
    """The query of page `number`, with what else it asks for; the first is the listing's own address."""
    told = {"q": query} if isinstance(query, str) and query else dict(query or {})
    if number > 1:
        told["page"] = str(number)
    return f"?{urlencode(told)}" if told else "./"


@register.filter
def highlight(text: str, query: str) -> SafeString:
    return marking.highlight(text, query)


@register.simple_tag
def found_text(article: Any, query: str) -> SafeString:
    return marking.highlight(excerpts.found_text(article, query), query)
