import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from news.listing import newest
from news.machines import shapes
from news.machines.addresses import absolute, page_address
from news.machines.api.answers import Refused, endpoint
from news.machines.api.openapi import openapi
from news.machines.api.parameters import PER_PAGE, midnight, read
from news.machines.articles import details, summaries, with_words
from news.models.section import SectionPage
from news.models.tag import ArticleTag

DAY = datetime.timedelta(days=1)


@endpoint
def articles(request: HttpRequest) -> shapes.ArticleList:
    given = read(request.GET.dict())
    chosen = _chosen(given)
    pages = Paginator(chosen, given.get("per_page", PER_PAGE))
    number = given.get("page", 1)
    count = pages.count
    first = (number - 1) * pages.per_page
    shown = with_words(chosen.defer("body"))[first : first + pages.per_page] if first < count else []
    return shapes.ArticleList(
        count=count,
        page=number,
        pages=pages.num_pages,
        next=_address(given, number + 1) if number < pages.num_pages else None,
        previous=_address(given, min(number - 1, pages.num_pages)) if number > 1 else None,
        items=summaries(shown),
    )


@endpoint
def article(request: HttpRequest, pk: str) -> shapes.ArticleDetail:
    found = details(with_words(newest().filter(pk=int(pk))))
    if not found:
        raise Refused(HTTPStatus.NOT_FOUND, "Không có bài viết nào mang mã số này, hoặc bài không còn được đăng.")
    return found[0]


@endpoint
def sections(request: HttpRequest) -> shapes.SectionList:
    shown = SectionPage.objects.published().order_by("path")
    items = [shapes.SectionData(page.pk, page.title, page.slug, page.intro, page_address(page)) for page in shown]
    return shapes.SectionList(items)


@endpoint
def document(request: HttpRequest) -> dict[str, Any]:
    return openapi()


@endpoint
def unknown(request: HttpRequest, **kwargs: Any) -> None:
    raise Refused(HTTPStatus.NOT_FOUND, f"Không có dữ liệu ở địa chỉ này. Các địa chỉ có ở {absolute(reverse('api'))}")


def _chosen(given: dict[str, Any]) -> Any:
    chosen = newest()
    if "section" in given:
        section = SectionPage.objects.published().filter(slug=given["section"]).first()
        chosen = chosen.child_of(section) if section else chosen.none()
    if "tag" in given:
        tagged = ArticleTag.objects.filter(tag__slug=given["tag"])
        chosen = chosen.filter(pk__in=tagged.values("content_object"))
    if "from" in given:
        chosen = chosen.filter(published_on__gte=midnight(given["from"]))
    if "to" in given:
        chosen = chosen.filter(published_on__lt=midnight(given["to"] + DAY))
    return chosen


def _address(given: dict[str, Any], page: int) -> str:
    told = {**given, "page": page}
    return f"{absolute(reverse('api_articles'))}?{urlencode(told)}"
