"""Published articles as data: a dozen queries at most, however many articles they are."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from wagtail.models import Page

from news.blocks.photo import PhotoValue
from news.machines import shapes
from news.machines.addresses import absolute, page_address
from news.machines.bodies import Material, as_html, photo_data
from news.machines.moments import modified, written
from news.models.article import ArticleByline
from news.models.photo import Photo
from news.models.section import SectionPage
from news.models.tag import ArticleTag
from news.photos.show import with_renditions


def with_words(articles: Any) -> Any:
    """A queryset of articles with all that `summaries` looks at."""
    return articles.prefetch_related(
        Prefetch("card_photo", with_renditions(Photo.objects.all())),
        Prefetch("bylines", ArticleByline.objects.select_related("contributor").order_by("sort_order")),
        Prefetch("tagged_items", ArticleTag.objects.select_related("tag").order_by("pk")),
    )


def section_names() -> dict[str, shapes.SectionName]:
    """Sections that the public may see, by their path in the tree."""
    shown = SectionPage.objects.published()
    return {page.path: shapes.SectionName(page.title, page.slug, page_address(page)) for page in shown}


def summary(article: Any, sections: dict[str, shapes.SectionName]) -> shapes.ArticleSummary:
    photo = article.card_photo
    return shapes.ArticleSummary(
        id=article.pk,
        title=article.title,
        lead=article.lead,
        url=page_address(article),
        published_on=written(article.published_on),
        modified_on=written(modified(article)),
        section=sections.get(article.path[: -Page.steplen]),
        bylines=[item.contributor.byline for item in article.bylines.all()],
        tags=[shapes.TagData(item.tag.name, item.tag.slug) for item in article.tagged_items.all()],
        photo=photo_data(photo, PhotoValue(None, {"photo": photo})) if photo else None,
        detail=absolute(reverse("api_article", args=[article.pk])),
    )


def summaries(articles: Iterable[Any]) -> list[shapes.ArticleSummary]:
    sections = section_names()
    return [summary(article, sections) for article in articles]


def details(articles: Iterable[Any]) -> list[shapes.ArticleDetail]:
    articles = list(articles)
    sections = section_names()
    material = Material.of(article.body for article in articles)
    return [_detail(article, summary(article, sections), material.parts(article.body)) for article in articles]


def _detail(article: Any, told: shapes.ArticleSummary, parts: list[shapes.Part]) -> shapes.ArticleDetail:
    known = {field.name: getattr(told, field.name) for field in fields(told)}
    return shapes.ArticleDetail(**known, source=article.source, html=as_html(parts), body=parts)


def as_json(data: Any) -> dict[str, Any]:
    return asdict(data)
