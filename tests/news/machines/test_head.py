"""What a page tells those who read its head: messengers, networks, search engines."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from wagtail.models import Site

from news.listing import PER_PAGE
from news.machines.structured.article import headline
from news.models import ArticlePage, HomePage, Photo, SectionPage, SiteSettings, StandardPage

Make = Callable[..., ArticlePage]
ORIGIN = "http://localhost:8000"
# What schema.org's readers require and recommend of each kind, as their public guides list it.
PROPERTIES = {
    "NewsArticle": {
        "headline",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "articleSection",
        "keywords",
        "wordCount",
        "isAccessibleForFree",
        "inLanguage",
        "mainEntityOfPage",
        "description",
        "url",
    },
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "GovernmentOrganization": {"name"},
    "WebSite": {"name", "url", "potentialAction", "inLanguage"},
    "SearchAction": {"target", "query-input"},
    "ImageGallery": {"name", "image", "url"},
    "ImageObject": {"url"},
    "WebPage": set(),
    "CollectionPage": {"name", "url"},
    "Person": {"name"},
    "PostalAddress": {"streetAddress", "addressCountry"},
    "EntryPoint": {"urlTemplate"},
}


def head(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def meta(head: BeautifulSoup, name: str) -> list[str]:
    return [
        str(tag["content"]) for tag in head.find_all("meta", {"property": name}) + head.find_all("meta", {"name": name})
    ]


def links(head: BeautifulSoup, rel: str) -> list[str]:
    return [str(tag["href"]) for tag in head.find_all("link", rel=rel)]


def things(head: BeautifulSoup) -> dict[str, dict[str, Any]]:
    """By kind, each thing and whatever it holds checked against what its kind needs."""
    (block,) = head.find_all("script", type="application/ld+json")
    told = json.loads(block.string)
    assert told["@context"] == "https://schema.org"
    check(told["@graph"])
    return {thing["@type"]: thing for thing in told["@graph"]}


def check(told: Any) -> None:
    if isinstance(told, list):
        for part in told:
            check(part)
    elif isinstance(told, dict):
        if "@type" in told:
            missing = PROPERTIES[told["@type"]] - told.keys()
            assert not missing, f"{told['@type']} without {missing}"
        for name, part in told.items():
            assert part not in ("", None, [], {}), name
            if name in ("url", "contentUrl", "item", "@id"):
                assert str(part).startswith(f"{ORIGIN}/")
            check(part)


@pytest.fixture
def paged(make_article: Make) -> None:
    """Three pages of articles, the last one with a single one."""
    for number in range(2 * PER_PAGE + 1):
        make_article(f"Bài {number}")


def test_a_shared_article_shows_title_text_and_a_large_picture(
    client: Client, full_article: ArticlePage, office: SiteSettings
) -> None:
    told = head(client, full_article.url)
    address = f"{ORIGIN}{full_article.url}"
    expected = {
        "og:type": "article",
        "og:title": "Hội nghị tổng kết",
        "og:description": full_article.lead,
        "og:url": address,
        "og:site_name": "Ban Thi đua tỉnh Mẫu",
        "og:locale": "vi_VN",
        "og:image:type": "image/jpeg",
        "article:published_time": "2021-12-27T15:40:00+07:00",
        "article:section": "Phong trào thi đua",
        "twitter:card": "summary_large_image",
        "description": full_article.lead,
    }
    assert {name: meta(told, name) for name in expected} == {name: [text] for name, text in expected.items()}
    assert set(meta(told, "article:tag")) == {"Đại hội thi đua", "hội nghị"}
    assert meta(told, "article:modified_time")[0].endswith("+07:00")
    (picture,) = meta(told, "og:image")
    answer = client.get(urlsplit(picture).path)
    assert answer["Content-Type"] == "image/jpeg"
    assert b"".join(answer.streaming_content)
    assert links(told, "canonical") == [address]


def test_a_search_engine_learns_of_an_article_all_it_asks_for(
    client: Client, full_article: ArticlePage, office: SiteSettings
) -> None:
    told = things(head(client, full_article.url))
    article = told["NewsArticle"]
    assert article["headline"] == "Hội nghị tổng kết"
    assert article["datePublished"] == "2021-12-27T15:40:00+07:00"
    assert article["author"] == [{"@type": "Person", "name": "CTV"}]
    assert article["publisher"]["name"] == "Ban Thi đua tỉnh Mẫu"
    assert article["publisher"]["logo"]["url"].endswith("icon-512.png")
    assert article["articleSection"] == "Phong trào thi đua"
    assert set(article["keywords"]) == {"Đại hội thi đua", "hội nghị"}
    assert article["wordCount"] > 30
    assert article["isAccessibleForFree"] is True
    assert article["mainEntityOfPage"]["@id"] == f"{ORIGIN}{full_article.url}"
    assert [item["name"] for item in told["BreadcrumbList"]["itemListElement"]] == [
        "Trang chủ",
        "Phong trào thi đua",
        "Hội nghị tổng kết",
    ]
    gallery = told["ImageGallery"]
    assert gallery["name"] == "Một số hình ảnh"
    assert [image["caption"] for image in gallery["image"]] == ["Quang cảnh hội nghị.", "Chú thích riêng."]
    assert {image["creditText"] for image in gallery["image"]} == {"Ảnh: CTV"}


def test_an_article_without_photo_tags_or_writer_claims_none(client: Client, make_article: Make) -> None:
    article = make_article("Bài ngắn")
    told = head(client, article.url)
    assert meta(told, "twitter:card") == ["summary"]
    assert meta(told, "og:image")[0].endswith("icon-512.png")
    block = json.loads(told.find("script", type="application/ld+json").string)  # type: ignore[union-attr, arg-type]
    (news,) = [thing for thing in block["@graph"] if thing["@type"] == "NewsArticle"]
    assert not {"image", "keywords"} & news.keys()
    assert news["author"][0]["@type"] == "GovernmentOrganization"


def test_home_tells_of_the_office_and_how_to_search(client: Client, home: HomePage, office: SiteSettings) -> None:
    told = head(client, "/")
    about = things(told)
    assert about["GovernmentOrganization"]["parentOrganization"]["name"] == "Sở Nội vụ tỉnh Mẫu"
    assert {"url", "logo", "address", "telephone"} <= about["GovernmentOrganization"].keys()
    assert about["GovernmentOrganization"]["email"] == "tdkt@example.vn"
    assert (
        about["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{ORIGIN}/tim-kiem/?q={{search_term_string}}"
    )
    assert links(told, "canonical") == [f"{ORIGIN}/"]
    assert meta(told, "og:title") == ["Ban Thi đua tỉnh Mẫu"]
    assert "Ban Thi đua tỉnh Mẫu" in meta(told, "description")[0]


def test_pages_of_a_list_know_their_neighbours_and_their_own_address(
    client: Client, paged: None, section: SectionPage
) -> None:
    address = f"{ORIGIN}/phong-trao-thi-dua/"
    seen = {}
    for query in ("", "?page=1", "?page=2", "?page=3", "?page=99", "?utm_source=x"):
        told = head(client, f"/phong-trao-thi-dua/{query}")
        things(told)
        seen[query] = [links(told, rel) for rel in ("canonical", "prev", "next")]
    first = [[address], [], [f"{address}?page=2"]]
    last = [[f"{address}?page=3"], [f"{address}?page=2"], []]
    assert seen[""] == seen["?page=1"] == seen["?utm_source=x"] == first
    assert seen["?page=2"] == [[f"{address}?page=2"], [address], [f"{address}?page=3"]]
    assert seen["?page=3"] == seen["?page=99"] == last


def test_a_canonical_address_has_the_public_name_whatever_host_was_asked(
    client: Client, make_article: Make, settings: Any
) -> None:
    article = make_article()
    settings.PORTAL_URL = "https://tdkt.example.vn"
    settings.ALLOWED_HOSTS = ["khac.example.vn", "testserver"]
    response = client.get(article.url, {"utm": "1"}, headers={"Host": "khac.example.vn"})
    assert f'rel="canonical" href="https://tdkt.example.vn{article.url}"'.encode() in response.content
    assert f'property="og:url" content="https://tdkt.example.vn{article.url}"'.encode() in response.content
    assert Site.objects.get().hostname == "testserver"


def test_an_english_page_and_its_vietnamese_twin_name_each_other(client: Client, home: HomePage) -> None:
    english = home.add_child(instance=StandardPage(title="Contact", slug="contact", language="en"))
    home.add_child(instance=StandardPage(title="Liên hệ", slug="lien-he", counterpart=english))
    home.add_child(instance=StandardPage(title="Giới thiệu", slug="gioi-thieu"))

    def named(address: str) -> dict[str, str]:
        told = head(client, address).find_all("link", rel="alternate", hreflang=True)
        return {str(tag["hreflang"]): str(tag["href"]) for tag in told}

    twins = {"vi": f"{ORIGIN}/lien-he/", "en": f"{ORIGIN}/contact/", "x-default": f"{ORIGIN}/lien-he/"}
    assert named("/lien-he/") == named("/contact/") == twins
    assert meta(head(client, "/contact/"), "og:locale") == ["en_US"]
    assert named("/gioi-thieu/") == {}
    StandardPage.objects.filter(pk=english.pk).update(live=False)
    assert named("/lien-he/") == {}


def test_readers_of_feeds_find_those_of_the_site_and_of_the_section(
    client: Client, full_article: ArticlePage, office: SiteSettings
) -> None:
    site, section = {"/rss.xml", "/atom.xml", "/feed.json"}, "/phong-trao-thi-dua/rss.xml"
    for address, expected in (("/", False), ("/phong-trao-thi-dua/", True), (full_article.url, True)):
        offered = links(head(client, address), "alternate")
        assert site <= set(offered)
        assert (section in offered) is expected
        assert all(client.get(feed).status_code == 200 for feed in offered)


@pytest.mark.parametrize("title", ['</script><script>alert("x")</script>', "<!--<script>", "a\\u2028 & 'b'", '"}]'])
def test_a_hostile_title_stays_text(client: Client, make_article: Make, title: str) -> None:
    article = make_article(title, slug="bai", lead=title)
    html = client.get(article.url).content.decode()
    assert "<script>alert" not in html
    assert "<!--<script>" not in html
    page = BeautifulSoup(html, "html.parser")
    (block,) = page.find_all("script", type="application/ld+json")
    assert "<" not in str(block.string)
    assert json.loads(str(block.string))["@graph"][0]["headline"] == article.title
    assert meta(page, "og:title") == [article.title]
    assert all(script.get("src") or script["type"] == "application/ld+json" for script in page.find_all("script"))


def test_a_long_title_is_cut_between_words() -> None:
    assert headline("Hội nghị") == "Hội nghị"
    cut = headline("thi đua " * 30)
    assert len(cut) <= 110
    assert cut.endswith(("đua…", "thi…"))


def test_the_head_of_an_article_costs_no_question_of_its_own(
    client: Client, make_article: Make, photo: Photo, django_assert_max_num_queries: Any
) -> None:
    shown = {"photo": photo, "caption": "", "credit": "", "alt": ""}
    article = make_article(body=[("photo", shown), ("gallery", {"title": "", "photos": [shown, shown]})])
    client.get(article.url)
    with django_assert_max_num_queries(10):
        assert b"ImageGallery" in client.get(article.url).content


def test_a_list_that_is_no_page_of_its_own_has_a_head_as_well(
    rf: RequestFactory, home: HomePage, make_article: Make, photo: Photo
) -> None:
    for number in range(3):
        make_article(f"Bài {number}", cover=photo)
    shown = Paginator(ArticlePage.objects.order_by("pk"), 1).page(2)
    request = rf.get("/the/hoi-nghi/", {"page": "2"})
    told = render_to_string("pages/site_map.html", {"heading": "Hội nghị", "articles": shown}, request)
    page = BeautifulSoup(told, "html.parser")
    assert meta(page, "og:title") == ["Hội nghị"]
    assert meta(page, "og:url") == [f"{ORIGIN}/the/hoi-nghi/?page=2"]
    assert links(page, "prev") == [f"{ORIGIN}/the/hoi-nghi/"]
    assert links(page, "next") == [f"{ORIGIN}/the/hoi-nghi/?page=3"]
    assert things(page)["CollectionPage"]["name"] == "Hội nghị"
    assert meta(page, "twitter:card") == ["summary_large_image"]


def test_what_is_no_page_is_left_to_nobody_to_index(client: Client, home: HomePage) -> None:
    for address in ("/tim-kiem/", "/api/"):
        told = head(client, address)
        assert meta(told, "og:title") == []
        assert meta(told, "robots") == ["noindex"]
