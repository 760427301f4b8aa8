"""Links of our own pages that lead nowhere, found without asking any server."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from news.models import (
    ArticlePage,
    Attachment,
    HomePage,
    MenuItem,
    Notice,
    Photo,
    SectionPage,
    SiteSettings,
    WatchFinding,
)
from news.watch.look import look_at_everything

pytestmark = pytest.mark.django_db
MakeArticle = Callable[..., ArticlePage]


@pytest.fixture(autouse=True)
def asks_no_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    asked: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: asked.append(args) or [])
    yield
    assert asked == []


def dead() -> list[str]:
    look_at_everything()
    return [row.what for row in WatchFinding.objects.there().filter(kind="broken").order_by("pk")]


def linking(make_article: MakeArticle, html: str) -> ArticlePage:
    return make_article("Bài có liên kết", body=[("paragraph", f"<p>{html}</p>")])


def test_links_that_lead_somewhere_are_no_finding(
    make_article: MakeArticle, section: SectionPage, photo: Photo, home: HomePage
) -> None:
    other = make_article("Bài khác", slug="bai-khac", body=[("photo", {"photo": photo})])
    document = Attachment(title="Quyết định")
    document.file.save("quyet-dinh.txt", ContentFile(b"163"))
    Redirect.objects.create(old_path="/dia-chi-cu", redirect_page=other, site=None)
    below = f"/{section.slug}/{other.slug}"
    links = [
        f'<a linktype="page" id="{other.pk}">bài</a>',
        f'<a linktype="document" id="{document.pk}">tệp</a>',
        *(
            f'<a href="{address}">xem</a>'
            for address in (
                "/",
                f"/{section.slug}/",
                f"{below}/",
                below,
                f"{below}/?x=1#muc",
                f"{below}/luu/",
                f"{below}/anh/1/",
                "/tim-kiem/?q=x",
                "/rss.xml",
                f"/{section.slug}/rss.xml",
                "/so-do-trang/",
                "/dia-chi-cu/",
                "/dia-chi-cu",
                "#muc",
                "mailto:a@example.vn",
                "https://example.vn/khong-co/",
                f"http://testserver{below}/",
                f"/tai-lieu/{document.pk}/quyet-dinh.txt",
            )
        ),
    ]
    linking(make_article, " ".join(links))
    assert dead() == []


@pytest.mark.parametrize(
    "address",
    [
        "/khong-co/",
        "/phong-trao-thi-dua/khong-co/",
        "http://testserver/khong-co/",
        "/khong-co/luu/",
        "/media/images/x.webp",
    ],
)
def test_an_address_at_which_nothing_stands(make_article: MakeArticle, address: str) -> None:
    linking(make_article, f'<a href="{address}">xem</a>')
    [what] = dead()
    assert "không dẫn tới đâu" in what


def test_a_page_that_was_withdrawn_deleted_or_shut(make_article: MakeArticle) -> None:
    draft, gone, shut = (make_article(name) for name in ("Nháp", "Xóa", "Kín"))
    links = "".join(f'<a linktype="page" id="{page.pk}">{page.title}</a>, ' for page in (draft, gone, shut))
    article = linking(make_article, links)
    assert dead() == []
    draft.unpublish()
    gone.delete()
    PageViewRestriction.objects.create(page=shut, restriction_type=PageViewRestriction.LOGIN)
    assert [what.partition("“")[2].partition("”")[0] for what in dead()] == ["Nháp", "Xóa", "Kín"]
    PageViewRestriction.objects.all().delete()
    draft.save_revision().publish()
    assert len(dead()) == 1
    article.unpublish()
    assert dead() == []


def test_documents_and_photos_that_were_thrown_away(make_article: MakeArticle, photo: Photo) -> None:
    document = Attachment(title="Quyết định")
    document.file.save("quyet-dinh.txt", ContentFile(b"163"))
    body = [("document", {"document": document, "title": ""}), ("photo", {"photo": photo})]
    make_article("Bài", body=[*body, ("paragraph", f'<p><a linktype="document" id="{document.pk}">tệp</a></p>')])
    assert dead() == []
    document.delete()
    photo.delete()
    whats = dead()
    assert sum("Tài liệu" in what for what in whats) >= 1
    assert sum("Ảnh" in what for what in whats) == 1


def test_menus_and_notices_that_lead_to_withdrawn_pages(home: HomePage, make_article: MakeArticle) -> None:
    page = make_article("Giới thiệu")
    settings = SiteSettings.load()
    MenuItem.objects.create(settings=settings, page=page)
    Notice.objects.create(title="Lịch", link_page=page)
    assert dead() == []
    page.unpublish()
    assert len(dead()) == 2
