import datetime
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.machines.sitemaps import entries
from news.models import ArticlePage, HomePage, Photo, SectionPage, SiteSettings, StandardPage

Make = Callable[..., ArticlePage]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
MOST, LONGEST, HEAVIEST = 50_000, 2_048, 50 * 1024 * 1024  # entries, characters, bytes: what the protocol allows


def checked(client: Client, address: str, kind: str = "urlset") -> ElementTree.Element:
    """The parsed sitemap at `address`, held against the rules of the protocol."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    assert len(response.content) <= HEAVIEST
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{MAP}{kind}"
    assert len(root) <= MOST
    for line in root:
        assert line.tag == MAP + {"urlset": "url", "sitemapindex": "sitemap"}[kind]
        names = [child.tag for child in line]
        assert names[0] == f"{MAP}loc"
        assert set(names) <= {f"{MAP}loc", f"{MAP}lastmod", f"{IMAGE}image", f"{NEWS}news"}
        assert names.count(f"{MAP}loc") == 1
        assert names.count(f"{MAP}lastmod") <= 1
        for place in [line.findtext(f"{MAP}loc")]:
            assert place
            assert len(place) < LONGEST
            assert urlsplit(place)[:2] == ("http", "localhost:8000")
        if moment := line.findtext(f"{MAP}lastmod"):
            assert MOMENT.fullmatch(moment)
        for image in line.findall(f"{IMAGE}image"):
            assert [child.tag for child in image] == [f"{IMAGE}loc"]
            assert str(image[0].text).startswith("http://localhost:8000/media/images/")
    places = [line.findtext(f"{MAP}loc") for line in root]
    assert len(places) == len(set(places))
    return root


def places(root: ElementTree.Element) -> list[str]:
    return [urlsplit(str(line.findtext(f"{MAP}loc"))).path for line in root]


def test_a_small_site_has_one_sitemap_of_all_its_pages(
    client: Client, make_article: Make, home: HomePage, photo: Photo, section: SectionPage
) -> None:
    home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))
    article = make_article(body=[("photo", {"photo": photo, "caption": "", "credit": "", "alt": ""})])
    root = checked(client, "/sitemap.xml")
    assert places(root) == ["/", "/phong-trao-thi-dua/", "/gioi-thieu/", article.url]
    (image,) = root[-1].findall(f"{IMAGE}image")
    picture = client.get(urlsplit(str(image[0].text)).path)
    assert picture.status_code == 200
    assert b"".join(picture.streaming_content)
    photo.delete()
    assert not checked(client, "/sitemap.xml")[-1].findall(f"{IMAGE}image")


def test_what_the_public_may_not_see_is_in_no_sitemap(
    client: Client, make_article: Make, home: HomePage, section: SectionPage
) -> None:
    closed = home.add_child(instance=SectionPage(title="Nội bộ", slug="noi-bo"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    now = timezone.now()
    make_article("Kín", under=closed, published_on=now)
    make_article("Nháp", live=False, published_on=now)
    make_article("Đã xóa", published_on=now).delete()
    assert places(checked(client, "/sitemap.xml")) == ["/", "/phong-trao-thi-dua/"]
    assert places(checked(client, "/sitemap-news.xml")) == []


def test_a_large_site_has_an_index_whose_parts_hold_every_page_once(
    client: Client, make_article: Make, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [make_article(f"Bài {number}") for number in range(5)]
    whole = places(checked(client, "/sitemap.xml"))
    monkeypatch.setattr(entries, "PER_FILE", 2)
    monkeypatch.setattr("news.machines.sitemaps.views.PER_FILE", 2)
    index = places(checked(client, "/sitemap.xml", "sitemapindex"))
    parts = [checked(client, address) for address in index]
    assert len(parts) >= 1 + 3
    assert sorted(place for part in parts for place in places(part)) == sorted(whole)
    assert all(len(part) <= 2 for part in parts[1:])
    last = articles[-1].pk // 2
    assert client.get(f"/sitemap-{last + 1}.xml").status_code == 404
    assert client.get(f"/sitemap-{10**30}.xml").status_code == 404


def test_the_news_sitemap_tells_of_the_last_two_days(
    client: Client, make_article: Make, office: SiteSettings, home: HomePage
) -> None:
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    make_article("Cũ", published_on=now - 49 * hour)
    make_article("Hẹn trước", published_on=now + hour)
    fresh = make_article("Mới & <hay>", published_on=now - 47 * hour, slug="moi")
    root = checked(client, "/sitemap-news.xml")
    assert places(root) == [fresh.url]
    told = root[0].find(f"{NEWS}news")
    assert told is not None
    assert [child.tag for child in told] == [f"{NEWS}{name}" for name in ("publication", "publication_date", "title")]
    assert [child.text for child in told[0]] == ["Ban Thi đua tỉnh Mẫu", "vi"]
    assert MOMENT.fullmatch(str(told[1].text))
    assert told[2].text == "Mới & <hay>"


def test_a_sitemap_asks_few_questions_and_answers_who_has_it_already(
    client: Client, make_article: Make, photo: Photo, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        make_article(f"Bài {number}", cover=photo)
    first = client.get("/sitemap.xml")
    with django_assert_max_num_queries(10):
        again = client.get("/sitemap.xml", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
