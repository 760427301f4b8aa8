import datetime
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.machines.feeds.channel import ENTRIES
from news.models import ArticlePage, Photo, SectionPage, SiteSettings

Make = Callable[..., ArticlePage]
FILES = ("rss.xml", "atom.xml", "feed.json")


def parsed(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    told = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not told.bozo, told.get("bozo_exception")
    return told


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml"])
def test_a_feed_says_of_an_article_all_that_a_reader_needs(
    client: Client, full_article: ArticlePage, office: SiteSettings, settings: Any, file: str
) -> None:
    settings.PORTAL_URL = "https://tdkt.example.vn"
    told = parsed(client, f"/{file}")
    (entry,) = told.entries
    assert told.feed.title == "Ban Thi đua tỉnh Mẫu"
    assert told.feed.language == "vi"
    assert entry.title == "Hội nghị tổng kết"
    assert entry.link == f"https://tdkt.example.vn{full_article.url}"
    assert entry.id == f"urn:uuid:{full_article.translation_key}"
    assert entry.summary == full_article.lead
    assert entry.published_parsed[:5] == (2021, 12, 27, 8, 40)
    assert entry.published.endswith(("+0700", "+07:00"))
    assert entry.author == "CTV"
    assert {"Đại hội thi đua", "hội nghị", "Phong trào thi đua"} <= {tag.label or tag.term for tag in entry.tags}
    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    assert int(enclosure.length) > 0
    text = entry.content[0].value
    for expected in ("<b>tuyên dương</b>", "Kết quả &amp; nổi bật", "Chú thích riêng.", "yêu nước", "<th>Tập thể</th>"):
        assert expected in text
    addresses = [part.split('"')[0] for part in text.replace('src="', 'href="').split('href="')[1:]]
    assert len(addresses) == 6
    assert {urlsplit(address).scheme for address in addresses} == {"https"}


def test_the_json_feed_has_what_the_format_requires(
    client: Client, full_article: ArticlePage, office: SiteSettings
) -> None:
    response = client.get("/feed.json")
    assert response["Content-Type"].startswith("application/feed+json")
    told = json.loads(response.content)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["language"] == "vi"
    assert told["feed_url"].endswith("/feed.json")
    (item,) = told["items"]
    for name in ("id", "url", "content_html", "summary", "image"):
        assert isinstance(item[name], str)
        assert item[name]
    for name in ("date_published", "date_modified"):
        assert datetime.datetime.fromisoformat(item[name]).utcoffset() == datetime.timedelta(hours=7)
    assert item["authors"] == [{"name": "CTV"}]
    assert set(item["tags"]) == {"Đại hội thi đua", "hội nghị"}


def test_a_feed_holds_the_newest_articles_first_and_no_more_than_thirty(client: Client, make_article: Make) -> None:
    start = timezone.make_aware(datetime.datetime(2022, 1, 1))
    for number in range(ENTRIES + 2):
        make_article(f"Bài {number}", published_on=start + datetime.timedelta(days=number))
    titles = [entry.title for entry in parsed(client, "/rss.xml").entries]
    assert titles == [f"Bài {number}" for number in range(ENTRIES + 1, 1, -1)]


def test_a_section_has_feeds_of_its_own(
    client: Client, make_article: Make, section: SectionPage, home: Any, office: SiteSettings
) -> None:
    other = home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong", intro="Danh hiệu."))
    make_article("Bài phong trào")
    make_article("Bài khen thưởng", under=other)
    told = parsed(client, "/khen-thuong/atom.xml")
    assert [entry.title for entry in told.entries] == ["Bài khen thưởng"]
    assert told.feed.title == "Khen thưởng – Ban Thi đua tỉnh Mẫu"
    assert told.feed.subtitle == "Danh hiệu."
    for file in FILES:
        assert client.get(f"/khong-co/{file}").status_code == 404
    PageViewRestriction.objects.create(page=other, restriction_type=PageViewRestriction.LOGIN)
    for file in FILES:
        assert client.get(f"/khen-thuong/{file}").status_code == 404


@pytest.mark.parametrize("file", FILES)
def test_an_empty_feed_is_still_one(client: Client, section: SectionPage, file: str) -> None:
    response = client.get(f"/{file}")
    assert response.status_code == 200
    if file != "feed.json":
        assert parsed(client, f"/{file}").entries == []


@pytest.mark.parametrize("file", FILES)
def test_who_has_a_feed_already_is_told_so_until_something_changes(
    client: Client, make_article: Make, file: str
) -> None:
    article = make_article()
    first = client.get(f"/{file}")
    assert client.get(f"/{file}", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(f"/{file}", headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    article.title = "Đầu đề mới"
    article.save_revision().publish()
    assert client.get(f"/{file}", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_an_article_keeps_its_identity_when_its_address_changes(client: Client, make_article: Make) -> None:
    article = make_article()
    before = parsed(client, "/rss.xml").entries[0]
    article.slug = "ten-moi"
    article.save_revision().publish()
    after = parsed(client, "/rss.xml").entries[0]
    assert after.id == before.id
    assert after.link != before.link


def test_a_hostile_title_breaks_no_feed(client: Client, make_article: Make) -> None:
    title = 'Bài ]]> <script>alert("1")</script> & \u2028 \ufffe'
    make_article(title, lead="<b>&amp;</b> ]]>", slug="bai")
    for file in ("rss.xml", "atom.xml"):
        (entry,) = parsed(client, f"/{file}").entries
        assert "<script>" not in entry.title_detail.get("value", "") or entry.title_detail.type == "text/plain"
        assert "]]>" in entry.title
    assert json.loads(client.get("/feed.json").content)["items"][0]["title"].startswith("Bài ]]> <script>")


def test_a_text_that_never_passed_a_form_breaks_no_feed(client: Client, make_article: Make) -> None:
    article = make_article(body=[("paragraph", "<p>Đoạn đầu.</p>"), ("paragraph", "<p>Đoạn sau.</p>")])
    stored = [{"type": "paragraph", "value": text, "id": "x"} for text in ("<p>Một\x1ehai.</p>", "<p>Ba\x0b.</p>")]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE news_articlepage SET body = %s", [json.dumps(stored)])
    for file in ("rss.xml", "atom.xml", "feed.json", f"api/v1/bai-viet/{article.pk}/"):
        assert "Mộthai." in client.get(f"/{file}").content.decode()


def test_a_feed_of_thirty_full_articles_asks_few_questions(
    client: Client, full_article: ArticlePage, make_article: Make, photo: Photo, django_assert_max_num_queries: Any
) -> None:
    for number in range(ENTRIES):
        make_article(f"Bài {number}", body=full_article.body, cover=photo)
    client.get("/rss.xml")
    with django_assert_max_num_queries(14):
        client.get("/rss.xml")
