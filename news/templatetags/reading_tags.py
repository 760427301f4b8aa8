"""What templates need for reading on, sharing and keeping a page."""

from typing import Any

from django import template
from django.template import Context

from news.reading.parts import PHOTO, SAVED
from news.reading.share import Service, services

register = template.Library()


@register.simple_tag(takes_context=True)
def own_address(context: Context) -> str:
    """The page's own path; empty while it has none, as in the preview of a new one."""
    page = context.get("page")
    return (page.get_url(context.get("request")) or "") if page is not None and page.pk else ""


@register.simple_tag(takes_context=True)
def photo_address(context: Context, value: Any) -> str:
    """Of a photo's own page; empty where the photo is shown without numbers."""
    own = own_address(context)
    return f"{own}{PHOTO}/{value.number}/" if own and value.number else ""


@register.simple_tag(takes_context=True)
def saved_address(context: Context) -> str:
    own = own_address(context)
    return f"{own}{SAVED}/" if own else ""


@register.simple_tag(takes_context=True)
def share_services(context: Context, page: Any) -> list[Service]:
    address = page.get_full_url(context.get("request")) if page.pk else ""
    return services(address, page.title) if address else []
