"""What a reader does with a page: its photos one by one, the file to keep, sharing, how long it takes."""

import base64
import io
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pictures import picture_file
from PIL import Image
from wagtail.models import PageViewRestriction

from news.models import ArticleByline, ArticlePage, Attachment, Contributor, HomePage, Photo, StandardPage
from news.photos import sizes
from news.photos.renditions import make_all
from news.photos.store import store_photo
from news.reading import held
from news.reading.pace import minutes
from stats import mark

Make = Callable[..., ArticlePage]


def block(photo: Photo, caption: str = "", credit: str = "", alt: str = "") -> dict[str, Any]:
    return {"photo": photo, "caption": caption, "credit": credit, "alt": alt}


@pytest.fixture
def other(db: None) -> Photo:
    return store_photo(picture_file(600, 800), "Người thợ dệt")


@pytest.fixture
def album(make_article: Make, photo: Photo, other: Photo) -> ArticlePage:
    make_all(photo)
    return make_article(
        "Lễ ký giao ước",
        body=[
            (
                "paragraph",
                '<p>Xem <a href="/gioi-thieu/">giới thiệu</a> và <a href="https://example.vn/">nơi khác</a>.</p>',
            ),
            ("photo", block(photo, "Ảnh đầu.", "Ảnh: CTV")),
            ("gallery", {"title": "Hình ảnh", "photos": [block(other, "Ảnh giữa."), block(photo, "Ảnh cuối.")]}),
            ("video", {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "Phóng sự", "poster": photo}),
        ],
        bylines=[ArticleByline(contributor=Contributor.objects.create(name="Lò Thị Mẫu", pen_name="CTV"))],
    )


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser")


# ── Photos ───────────────────────────────────────────────────────────────────
def test_each_photo_of_an_article_links_to_its_own_page(client: Client, album: ArticlePage) -> None:
    links = page(client, album.url).select("figure a:has(img)")
    assert [link["href"] for link in links] == [f"{album.url}anh/{number}/" for number in (1, 2, 3)]
    for number, link in enumerate(links, 1):
        assert link.find_parent("figure")["id"] == f"anh-{number}"


def test_a_photos_page_has_its_words_its_position_and_the_ways_on(client: Client, album: ArticlePage) -> None:
    middle = page(client, f"{album.url}anh/2/")
    assert "Ảnh 2/3" in middle.h1.get_text()
    assert "Ảnh giữa." in middle.figure.get_text()
    assert middle.find("a", rel="prev")["href"] == f"{album.url}anh/1/"
    assert middle.find("a", rel="next")["href"] == f"{album.url}anh/3/"
    assert middle.find("a", class_="photo-page__back")["href"] == f"{album.url}#anh-2"
    assert middle.find("link", rel="canonical")["href"] == album.full_url
    first, last = page(client, f"{album.url}anh/1/"), page(client, f"{album.url}anh/3/")
    assert "Ảnh: CTV" in first.figure.get_text()
    assert first.find("a", rel="prev") is None
    assert last.find("a", rel="next") is None


def test_a_photos_page_counts_as_the_article(client: Client, album: ArticlePage) -> None:
    assert page(client, f"{album.url}anh/3/").body["data-page"] == mark.mark(album.pk)


@pytest.mark.parametrize("rest", ["anh/", "anh/0/", "anh/4/", "anh/01/", "anh/x/", "anh/1/2/", "luu/1/", "khac/"])
def test_whatever_else_stands_below_an_article_is_404(client: Client, album: ArticlePage, rest: str) -> None:
    assert client.get(f"{album.url}{rest}").status_code == 404


def test_a_photo_in_the_bin_has_no_number(client: Client, album: ArticlePage, photo: Photo) -> None:
    photo.delete()
    assert "Ảnh 1/1" in page(client, f"{album.url}anh/1/").h1.get_text()
    assert client.get(f"{album.url}anh/2/").status_code == 404


def test_nothing_below_a_draft_or_a_private_article_is_public(client: Client, album: ArticlePage) -> None:
    for part in ("anh/1/", "luu/"):
        restriction = PageViewRestriction.objects.create(page=album, restriction_type=PageViewRestriction.LOGIN)
        assert client.get(f"{album.url}{part}").status_code == (404 if part == "luu/" else 302)
        restriction.delete()
        assert client.get(f"{album.url}{part}").status_code == 200
    album.unpublish()
    for part in ("anh/1/", "luu/"):
        assert client.get(f"{album.url}{part}").status_code == 404


def test_the_formats_come_in_order_and_only_the_first_photo_in_sight_is_urgent(
    client: Client, album: ArticlePage
) -> None:
    pictures = page(client, album.url).article.select("picture")
    assert [source["type"] for source in pictures[0]("source")] == ["image/avif", "image/webp"]
    assert [picture.img.get("fetchpriority") for picture in pictures] == ["high", None, None, None]
    assert [picture.img.get("loading") for picture in pictures] == [None, "lazy", "lazy", "lazy"]
    assert all(int(picture.img["width"]) and int(picture.img["height"]) for picture in pictures)


def test_a_photo_further_down_waits(client: Client, make_article: Make, photo: Photo) -> None:
    article = make_article(body=[*[("paragraph", "<p>Chữ.</p>")] * 3, ("photo", block(photo))])
    assert page(client, article.url).article.img["loading"] == "lazy"


# ── The file to keep ─────────────────────────────────────────────────────────
def test_a_page_is_kept_as_one_file_that_needs_nothing_from_outside(client: Client, album: ArticlePage) -> None:
    response = client.get(f"{album.url}luu/")
    html = response.content.decode()
    soup = BeautifulSoup(html, "html.parser")
    assert response["Content-Disposition"] == f'attachment; filename="{album.slug}.html"'
    for expected in (
        "Lễ ký giao ước",
        album.lead,
        "Ảnh đầu.",
        "Ảnh: CTV",
        "Ảnh cuối.",
        "CTV",
        album.full_url,
        "Lưu lúc",
    ):
        assert expected in soup.get_text()
    assert not soup(["script", "link", "iframe", "source", "form"])
    assert "data-page" not in html
    assert "/_s/" not in html
    assert "/media/" not in html
    assert "url(" not in html
    addresses = [image["src"] for image in soup("img")]
    assert len(addresses) == 4
    for address in addresses:
        picture = Image.open(io.BytesIO(base64.b64decode(address.partition("base64,")[2])))
        assert address.startswith(f"data:image/{str(picture.format).lower()};")
    links = [link["href"] for link in soup("a")]
    assert "https://example.vn/" in links
    assert all(urlsplit(link).scheme in ("http", "https") for link in links)
    assert any(link.endswith("/gioi-thieu/") for link in links)


def test_a_standard_page_can_be_kept_too(client: Client, home: HomePage, photo: Photo, db: None) -> None:
    about = home.add_child(
        instance=StandardPage(
            title="Contact", slug="contact", language="en", lead="Where to find us.", body=[("photo", block(photo))]
        )
    )
    soup = page(client, "/contact/luu/")
    assert soup.html["lang"] == "en"
    assert soup.img["src"].startswith("data:image/jpeg;")
    assert page(client, "/contact/").find("a", href="/contact/luu/")
    below = about.add_child(instance=StandardPage(title="Lưu", slug="luu", lead="Trang con."))
    assert below.slug == "luu-2"
    assert "Trang con." in page(client, "/contact/luu-2/").get_text()
    assert "Where to find us." in page(client, "/contact/luu/").get_text()


def test_what_is_kept_stays_small_however_many_photos_there_are(
    client: Client, album: ArticlePage, photo: Photo, other: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_width = {
        width: sum(3 * item.file.size for item in photo.renditions.filter(filter_spec=sizes.BODY["webp"][width]))
        for width in (960, 480)
    }
    bare = other.renditions.get().file.size

    def kept(most: int) -> list[str]:
        monkeypatch.setattr(held, "MOST_BYTES", most)
        return [image["src"] for image in page(client, f"{album.url}luu/")("img")]

    large, small = kept(by_width[960] + bare), kept(by_width[960] + bare - 1)
    assert len(large) == len(small) == 4
    assert sum(map(len, small)) < sum(map(len, large))
    assert sum(map(len, small)) <= 1.4 * (by_width[480] + bare)
    monkeypatch.setattr(held, "MOST_BYTES", 100)
    soup = page(client, f"{album.url}luu/")
    assert soup("img") == []
    assert soup.get_text().count("Ảnh có tại địa chỉ gốc của bài.") == 4
    assert "Ảnh cuối." in soup.get_text()


def test_keeping_a_page_encodes_nothing_and_survives_a_lost_file(
    client: Client, album: ArticlePage, other: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image.Image, "save", lambda *args, **kwargs: pytest.fail("a picture was encoded"))
    rendition = other.renditions.get()
    rendition.file.storage.delete(rendition.file.name)
    soup = page(client, f"{album.url}luu/")
    assert len(soup("img")) == 3


def test_a_document_in_what_is_kept_has_its_whole_address(client: Client, make_article: Make) -> None:
    from django.core.files.base import ContentFile

    attachment = Attachment.objects.create(title="Quyết định", file=ContentFile(b"x", "quyet-dinh.txt"))
    attachment.file.close()
    article = make_article(body=[("document", {"document": attachment, "title": ""})])
    link = page(client, f"{article.url}luu/").select_one(".document a")
    assert link["href"].startswith("http")
    assert link["href"].endswith(attachment.url)


# ── Sharing and reading time ─────────────────────────────────────────────────
def test_an_article_is_shared_by_plain_links_with_its_public_address(
    client: Client, album: ArticlePage, settings: Any
) -> None:
    settings.PORTAL_URL = "https://tdkt.example.vn"
    address = f"https://tdkt.example.vn{album.url}"
    tools = page(client, album.url).select_one(".article-tools")
    zalo, facebook, letter = (urlsplit(link["href"]) for link in tools.select("a:not([download])"))
    assert json.loads(base64.b64decode(parse_qs(zalo.query)["d"][0])) == {"url": address}
    assert parse_qs(facebook.query)["u"] == [address]
    assert (letter.scheme, parse_qs(letter.query)["subject"]) == ("mailto", ["Lễ ký giao ước"])
    assert "+" not in letter.query
    assert all("noopener" in link["rel"] for link in tools.select("a[target]"))
    assert tools["data-address"] == address


def test_scripts_come_only_where_something_needs_them(client: Client, album: ArticlePage, make_article: Make) -> None:
    def scripts(address: str) -> set[str]:
        return set(re.findall(r"js/(gallery|video|article)\b", client.get(address).content.decode()))

    assert scripts(album.url) == {"gallery", "video", "article"}
    assert scripts(make_article("Chỉ có chữ").url) == {"article"}


@pytest.mark.parametrize(("syllables", "told"), [(0, 1), (100, 1), (344, 1), (346, 2), (920, 4)])
def test_reading_time_goes_by_syllables(syllables: int, told: int) -> None:
    assert minutes("chữ " * syllables) == told


def test_an_article_says_how_long_it_takes(client: Client, make_article: Make) -> None:
    article = make_article(body=[("paragraph", f"<p>{'thi đua ' * 460}</p>")])
    assert "Đọc khoảng 4 phút" in page(client, article.url).get_text()
