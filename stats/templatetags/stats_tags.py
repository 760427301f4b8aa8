from typing import Any

from django import template
from django.db import Error
from django.template import Context
from django.utils.html import format_html
from wagtail.models import Page

from stats import most_read as rankings
from stats.clock import now_ms
from stats.counted import is_counted
from stats.mark import NO_PAGE, mark
from stats.numbers import SiteNumbers
from stats.recent import recent_site
from stats.totals import views_of_page

register = template.Library()


@register.filter
def dots(number: object) -> str:
    """181397 as `181.397`; a dash where there is no number."""
    return f"{number:,}".replace(",", ".") if isinstance(number, int) else "–"


@register.simple_tag(takes_context=True)
def page_mark(context: Context) -> str:
    """` data-page="…"` for the body of a counted page, nothing for staff and previews."""
    page = _mark(context)
    return format_html(' data-page="{}"', page) if page else ""


@register.inclusion_tag("components/visitor_counter.html", takes_context=True)
def visitor_counter(context: Context, explained: str = "") -> dict[str, Any]:
    """The public widget; `explained` is the address of the page on how all this is counted."""
    return {"numbers": _numbers(), "mark": _mark(context), "explained": explained}


@register.inclusion_tag("components/views.html")
def page_views(page: Page) -> dict[str, int]:
    return {"views": views_of_page(page)}


@register.simple_tag
def most_read_ranking(pages: Any) -> rankings.Ranking:
    """What `most_read` is made of: the same for a minute."""
    return rankings.recent_ranking(pages, now_ms())


@register.simple_tag
def most_read(pages: Any, ranking: rankings.Ranking | str = "") -> list[rankings.Period]:
    """The most read of a queryset of pages, for each period that has any."""
    told = None if isinstance(ranking, str) else ranking  # a template has "" for what it was not told
    return rankings.most_read(pages, now_ms(), ranking=told)


def _mark(context: Context) -> str:
    request = context.get("request")
    if request is None or not is_counted(request):
        return ""
    page = context.get("page")
    return mark(page.pk if isinstance(page, Page) and page.pk else NO_PAGE)


def _numbers() -> SiteNumbers | None:
    try:
        return recent_site(now_ms())
    except Error:
        return None
