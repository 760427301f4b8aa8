import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from django.utils.dateparse import parse_datetime
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, HomePage, Photo, SectionPage, SiteSettings

Make = Callable[..., ArticlePage]
LIST, SECTIONS, DOCUMENT = "/api/v1/bai-viet/", "/api/v1/chuyen-muc/", "/api/v1/openapi.json"


def ask(client: Client, address: str, status: int = 200, **query: Any) -> dict[str, Any]:
    """The answer, held against its own description."""
    document = json.loads(client.get(DOCUMENT).content)
    response = client.get(address, query)
    assert response.status_code == status, response.content
    assert response["Access-Control-Allow-Origin"] == "*"
    told: dict[str, Any] = json.loads(response.content)
    path = f"{LIST}{{pk}}/" if address.startswith(LIST) and address != LIST else address
    if described := document["paths"].get(path):
        kind = response["Content-Type"]
        schema = described["get"]["responses"][str(status)]["content"][kind]["schema"]
        format_checker = Draft202012Validator.FORMAT_CHECKER
        whole = {**schema, "components": document["components"]}
        Draft202012Validator(whole, format_checker=format_checker).validate(told)
    return told


def titles(client: Client, **query: Any) -> list[str]:
    return [item["title"] for item in ask(client, LIST, **query)["items"]]


def test_the_description_is_a_valid_openapi_document(client: Client, home: HomePage, office: SiteSettings) -> None:
    document = json.loads(client.get(DOCUMENT).content)
    validate(document)
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"] == "Dữ liệu mở của Ban Thi đua tỉnh Mẫu"


def test_an_article_is_told_as_html_and_block_by_block(client: Client, full_article: ArticlePage) -> None:
    told = ask(client, f"{LIST}{full_article.pk}/")
    assert told["title"] == "Hội nghị tổng kết"
    assert told["url"] == f"http://localhost:8000{full_article.url}"
    assert told["published_on"] == "2021-12-27T15:40:00+07:00"
    assert told["bylines"] == ["CTV"]
    assert {tag["slug"] for tag in told["tags"]} == {"dai-hoi-thi-dua", "hoi-nghi"}
    assert told["section"]["slug"] == "phong-trao-thi-dua"
    kinds = [part["type"] for part in told["body"]]
    assert kinds == ["paragraph", "heading", "photo", "gallery", "quote", "table", "video", "document"]
    paragraph, heading, photo, gallery, quote, table, video, document = told["body"]
    assert f'href="http://localhost:8000{full_article.url}"' in paragraph["html"]
    assert heading["text"] == "Kết quả & nổi bật"
    assert photo["photo"]["caption"] == "Quang cảnh hội nghị."
    assert photo["photo"]["credit"] == "Ảnh: CTV"
    assert photo["photo"]["alt"] == "Hội trường"
    assert [item["caption"] for item in gallery["photos"]] == ["Quang cảnh hội nghị.", "Chú thích riêng."]
    assert quote["attribution"] == "Bà Lò Thị Mẫu"
    assert table["rows"] == [["Tập thể", ""], ["9", "9"]]
    assert video["poster"] is None
    assert document["title"] == "Quyết định số 163/QĐ-UBND"
    for picture in photo["photo"]["pictures"]:
        answer = client.get(urlsplit(picture["url"]).path)
        assert (answer.status_code, answer["Content-Type"]) == (200, picture["type"])
        assert b"".join(answer.streaming_content)
    assert "Kết quả &amp; nổi bật" in told["html"]


def test_a_photo_in_the_bin_is_gone_from_the_data_too(client: Client, full_article: ArticlePage, photo: Photo) -> None:
    photo.delete()
    told = ask(client, f"{LIST}{full_article.pk}/")
    assert told["photo"] is None
    assert "gallery" not in [part["type"] for part in told["body"]]
    assert "/media/" not in json.dumps(told)


def test_the_list_is_paged_newest_first_and_chosen_from(
    client: Client, make_article: Make, home: HomePage, section: SectionPage
) -> None:
    other = home.add_child(instance=SectionPage(title="Khen thưởng", slug="khen-thuong"))
    make_article("Giao thừa", published_on=parse_datetime("2021-12-31T23:59:00+07:00"))
    make_article("Năm mới", published_on=parse_datetime("2022-01-01T00:00:00+07:00"), under=other)
    tagged = make_article("Tết", published_on=parse_datetime("2022-02-01T08:00:00+07:00"))
    tagged.tags.add("đón xuân")
    tagged.save()
    assert titles(client) == ["Tết", "Năm mới", "Giao thừa"]
    assert titles(client, section="khen-thuong") == ["Năm mới"]
    assert titles(client, tag="don-xuan") == ["Tết"]
    assert titles(client, to="2021-12-31") == ["Giao thừa"]
    assert titles(client, **{"from": "2022-01-01", "to": "2022-01-01"}) == ["Năm mới"]
    assert titles(client, section="khong-co") == titles(client, tag="khong-co") == []
    first = ask(client, LIST, per_page=2)
    assert (first["count"], first["pages"], first["previous"]) == (3, 2, None)
    second = json.loads(client.get(first["next"].removeprefix("http://localhost:8000")).content)
    assert [item["title"] for item in second["items"]] == ["Giao thừa"]
    assert second["next"] is None
    assert ask(client, LIST, page=999)["items"] == []


def test_only_what_the_public_may_see_is_told(client: Client, make_article: Make, section: SectionPage) -> None:
    draft = make_article("Nháp", live=False)
    article = make_article("Đã đăng")
    assert titles(client) == ["Đã đăng"]
    assert "không còn được đăng" in ask(client, f"{LIST}{draft.pk}/", 404)["detail"]
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client) == titles(client, section=section.slug) == []
    assert ask(client, SECTIONS) == {"items": []}
    assert ask(client, f"{LIST}{article.pk}/", 404)["status"] == 404


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "abc"},
        {"page": "²"},
        {"page": "10001"},
        {"per_page": "51"},
        {"section": "Khen thưởng"},
        {"tag": "a/b"},
        {"tag": ""},
        {"from": "27/12/2021"},
        {"to": "2021-02-30"},
        {"from": "20211227"},
    ],
)
def test_a_bad_parameter_is_refused_in_a_sentence(client: Client, section: SectionPage, query: dict[str, str]) -> None:
    told = ask(client, LIST, 400, **query)
    assert told["title"] == "Tham số không hợp lệ"
    assert told["detail"].startswith(f"Tham số {next(iter(query))} ")
    assert "Ví dụ" in told["detail"]


@pytest.mark.parametrize("address", [f"{LIST}abc/", f"{LIST}{10**30}/", "/api/v1/khac/", "/api/v2/x.json"])
def test_what_does_not_exist_is_told_as_data(client: Client, section: SectionPage, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_other_sites_may_ask_and_nobody_may_write(client: Client, section: SectionPage) -> None:
    careful = Client(enforce_csrf_checks=True)
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(careful, method)(LIST)
        assert refused.status_code == 405
        assert refused["Content-Type"] == "application/problem+json"
        assert "GET" in refused["Allow"]
    preflight = client.options(LIST, headers={"Origin": "https://bao.example"})
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Origin"] == "*"
    assert not client.head(LIST).content
    answer = client.get(LIST)
    again = client.get(LIST, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("count", [5, 50])
def test_a_list_asks_few_questions_however_long_it_is(
    client: Client, make_article: Make, photo: Photo, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        make_article(f"Bài {number}", cover=photo).tags.add("hội nghị")
    client.get(LIST)
    with django_assert_max_num_queries(10):
        assert len(json.loads(client.get(LIST, {"per_page": 50}).content)["items"]) == count


def test_a_whole_article_asks_few_questions(
    client: Client, full_article: ArticlePage, django_assert_max_num_queries: Any
) -> None:
    address = f"{LIST}{full_article.pk}/"
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)


def test_the_api_has_a_page_for_people(client: Client, office: SiteSettings, section: SectionPage) -> None:
    html = client.get("/api/").content.decode()
    for expected in (LIST, SECTIONS, DOCUMENT, "per_page", "Dữ liệu mở"):
        assert expected in html
    assert 'href="/api/"' in client.get("/").content.decode()


@pytest.fixture
def application(db: None) -> Iterator[Any]:
    """The site as a server calls it, which would else close the test's own connection after each answer."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in signals:
        signal.connect(close_old_connections)


def test_no_question_a_program_can_think_of_breaks_the_api(full_article: ArticlePage, application: Any) -> None:
    api = schemathesis.openapi.from_wsgi(DOCUMENT, application)
    asked = set()

    def ask_all(operation: Any) -> None:
        @few
        @given(case=operation.as_strategy())
        def ask_one(case: Any) -> None:
            asked.add(operation.label)
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        ask_one()

    few = hypothesis_settings(
        max_examples=12,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    for operation in api.get_all_operations():
        ask_all(operation.ok())
    assert len(asked) == 3
