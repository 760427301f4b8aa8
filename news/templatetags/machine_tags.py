"""The head of a page, for those who read it without showing it."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from wagtail.models import Page

from news.machines.addresses import absolute, page_address
from news.machines.head import LOCALES, Feed, Head, share_image
from news.machines.moments import modified, written
from news.machines.office import LANGUAGE
from news.machines.structured import (
    breadcrumb_list,
    collection_page,
    image_galleries,
    news_article,
    organization,
    script,
    web_page,
    website,
)
from news.models import ArticlePage, HomePage, SectionPage, StandardPage
from news.photos.show import photos_of
from news.templatetags.news_tags import breadcrumbs, canonical, section_of, site_settings

register = template.Library()
register.filter("written", written)

FORMATS = (
    ("rss.xml", "application/rss+xml", "RSS"),
    ("atom.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", ""),
)


@register.simple_tag(takes_context=True)
def feeds(context: Context) -> list[Feed]:
    """Those of the section at hand, and those of the whole site."""
    page, office = context.get("page"), site_settings(context)
    offered = _feeds("/", office.agency)
    if isinstance(page, SectionPage):
        offered = _feeds(page.get_url(context.get("request")) or "", page.title) + offered
    elif isinstance(page, ArticlePage) and (section := section_of(context, page)):
        offered = _feeds(section.href, section.text) + offered
    return offered


def _feeds(address: str, title: str) -> list[Feed]:
    return [Feed(kind, f"{title} ({name})" if name else title, f"{address}{file}") for file, kind, name in FORMATS]


@register.simple_tag(takes_context=True)
def head_meta(context: Context) -> Head | None:
    """Of a page, or of a list that has a `heading`; None for the rest: search, forms, errors."""
    page = context.get("page")
    for model, make in ((ArticlePage, _article), (SectionPage, _section), (HomePage, _home), (StandardPage, _standard)):
        if isinstance(page, model):
            return make(context, page)
    return _list(context, context["heading"]) if "heading" in context else None


def _article(context: Context, page: ArticlePage) -> Head:
    office, address = site_settings(context), canonical(context)
    place = section_of(context, page)
    section, tags = (place.text if place else ""), [tag.name for tag in context.get("tags") or []]
    photo = page.card_photo
    description = page.search_description or page.lead
    told = {"section": section, "bylines": context.get("bylines") or [], "tags": tags, "words": context["words"]}
    about = news_article(page, address, office, photo, **told)
    return Head(
        title=page.seo_title or page.title,
        description=description,
        address=address,
        image=share_image(photo, office),
        data=script([about, _breadcrumbs(context, page), *image_galleries(page.body, address, page.title)]),
        kind="article",
        published=page.published_on,
        modified=modified(page),
        section=section,
        tags=tags,
    )


def _section(context: Context, page: SectionPage) -> Head:
    title, description = page.seo_title or page.title, page.search_description or page.intro
    return _listed(context, title, description, [_breadcrumbs(context, page)])


def _list(context: Context, heading: str) -> Head:
    return _listed(context, heading, "", [])


def _listed(context: Context, title: str, description: str, more: list[dict[str, Any]]) -> Head:
    address, shown = canonical(context), context.get("articles") or context.get("albums")
    start = address.partition("?")[0]

    def numbered(number: int) -> str:
        return f"{start}?page={number}" if number > 1 else start

    return Head(
        title=title,
        description=description,
        address=address,
        image=share_image(_first_photo(shown or []), site_settings(context)),
        data=script([collection_page(title, description, address, LANGUAGE), *more]),
        previous=numbered(shown.previous_page_number()) if shown and shown.has_previous() else "",
        next=numbered(shown.next_page_number()) if shown and shown.has_next() else "",
    )


def _home(context: Context, page: HomePage) -> Head:
    office, front = site_settings(context), context.get("front")
    featured = front.featured if front else context.get("featured")
    return Head(
        title=page.seo_title or office.agency,
        description=page.search_description or home_description(context),
        address=canonical(context),
        image=share_image(_first_photo(featured or []), office),
        data=script([organization(office), website(office)]),
    )


def _standard(context: Context, page: StandardPage) -> Head:
    office, address = site_settings(context), canonical(context)
    title, description = page.seo_title or page.title, page.search_description or page.lead
    told = web_page(title, description, address, page.language)
    return Head(
        title=title,
        description=description,
        address=address,
        image=share_image(next(photos_of(page.body), None), office),
        data=script([told, _breadcrumbs(context, page), *image_galleries(page.body, address, page.title)]),
        locale=LOCALES[page.language],
        languages=[(other.language, page_address(other)) for other in page.translations()],
    )


@register.simple_tag(takes_context=True)
def home_description(context: Context) -> str:
    return f"Trang thông tin điện tử của {site_settings(context).agency}."


def _first_photo(articles: Any) -> Any:
    return next((photo for article in articles if (photo := getattr(article, "card_photo", None))), None)


def _breadcrumbs(context: Context, page: Page) -> dict[str, Any]:
    above = [(place.text, absolute(place.href)) for place in breadcrumbs(context, page)]
    return breadcrumb_list([*above, (page.title, f"{settings.PORTAL_URL}{context['request'].path}")])
