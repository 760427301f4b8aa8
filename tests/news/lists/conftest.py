import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import ArticleByline, ArticlePage, Contributor, Photo, SectionPage

Make = Callable[..., ArticlePage]


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    def read(address: str, status: int = 200, **data: Any) -> str:
        response = client.get(address, data)
        assert response.status_code == status, address
        return response.content.decode()

    return read


@pytest.fixture
def writer(db: None) -> Contributor:
    return Contributor.objects.create(name="Hà Thị Tượng Trưng", pen_name="Mai Hoa", unit="Văn phòng UBND xã Suối Ngọc")


def gallery(photo: Photo, count: int = 3, title: str = "Hình ảnh hội nghị", **words: str) -> tuple[str, Any]:
    return "gallery", {"title": title, "photos": [{"photo": photo, **words} for _ in range(count)]}


@pytest.fixture
def make_rich(section: SectionPage, photo: Photo, writer: Contributor) -> Make:
    """An article that every list knows."""

    def make(title: str = "Hội nghị tổng kết", **values: Any) -> ArticlePage:
        values.setdefault("published_on", timezone.make_aware(datetime.datetime(2021, 12, 27, 15, 40)))
        values.setdefault("body", [("paragraph", "<p>Chữ</p>"), gallery(photo)])
        article = ArticlePage(title=title, lead="Chiều 27/12/2021.", **values)
        article.bylines.set([ArticleByline(contributor=writer)])
        article.tags.set(["Đắk Lắk"])
        return section.add_child(instance=article)

    return make


def _draft(article: ArticlePage) -> None:
    article.unpublish()


def _private(article: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)


def _in_private_section(article: ArticlePage) -> None:
    section = SectionPage.objects.get(pk=article.get_parent().pk)
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)


def _binned(article: ArticlePage) -> None:
    article.delete()


def _scheduled(article: ArticlePage) -> None:
    article.unpublish()
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    article.save_revision().publish()


@pytest.fixture(params=[_draft, _private, _in_private_section, _binned, _scheduled], ids=lambda hide: hide.__name__[1:])
def hide(request: pytest.FixtureRequest) -> Callable[[ArticlePage], None]:
    """Each way in which an article is none of the public's."""
    return request.param
