"""While the database is away readers are told so, and editors lose nothing of what they sent."""

import html
import json
import re
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from portal.errors import server_error
from portal.urls import handler500

BODY = '[{"type": "paragraph", "value": "<p>Hội nghị &amp; khen thưởng</p>"}]'
TYPED = {"title": 'Bài "mới" </textarea><script>', "lead": "\nMột câu.\nHai câu.", "body": BODY, "action-save": "x"}


def answered(request: Any, error: Exception) -> Any:
    try:
        raise error
    except Exception:
        return server_error(request)


@pytest.fixture
def requests() -> RequestFactory:
    return RequestFactory()


def test_it_is_what_django_asks_for_whatever_breaks() -> None:
    assert handler500 == "portal.errors.server_error"


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
def test_a_reader_gets_a_page_that_says_when_to_come_back(requests: RequestFactory, error: Exception) -> None:
    response = answered(requests.get("/tin/"), error)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Trang tạm gián đoạn" in response.content.decode()
    assert "<form" not in response.content.decode()
    assert "gone" not in response.content.decode()


def test_another_accident_stays_one(requests: RequestFactory) -> None:
    response = answered(requests.get("/"), ValueError())
    assert response.status_code == 500
    assert "Trang đang gặp sự cố" in response.content.decode()


def test_an_editor_gets_back_all_that_was_sent_and_sends_it_again(requests: RequestFactory) -> None:
    response = answered(requests.post("/quan-tri/pages/7/edit/?a=1&b=2", TYPED), OperationalError())
    text = response.content.decode()
    assert response.status_code == 503
    assert 'action="/quan-tri/pages/7/edit/?a=1&amp;b=2"' in text
    assert "Gửi lại" in text
    assert fields(text) == TYPED
    assert "<script>" not in text.partition("<form")[2]


def fields(text: str) -> dict[str, str]:
    """As a browser reads them: one line break after the opening tag does not count."""
    found = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', text, re.DOTALL)
    return {name: html.unescape(value).removesuffix("\n") for name, value in found}


def test_a_password_is_never_written_into_a_page(requests: RequestFactory) -> None:
    sent = {"username": "hoa", "password1": "bi-mat-lam", "password2": "bi-mat-lam"}
    response = answered(requests.post("/quan-tri/users/new/", sent), OperationalError())
    assert "bi-mat-lam" not in response.content.decode()
    response = answered(requests.post("/dang-nhap/", {"login": "hoa", "password": "bi-mat-lam"}), OperationalError())
    assert "hoa" not in response.content.decode().partition("<main")[2]


def test_a_script_is_told_in_its_own_language(requests: RequestFactory) -> None:
    for headers in (
        {"Accept": "application/json"},
        {"X-Requested-With": "XMLHttpRequest"},
        {"Sec-Fetch-Dest": "empty"},
    ):
        response = answered(requests.post("/quan-tri/pages/7/edit/", TYPED, headers=headers), OperationalError())
        assert response.status_code == 503
        assert "xin gửi lại" in json.loads(response.content)["error"]


def test_a_whole_request_meets_it_wherever_the_database_fails(
    home: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*told: Any, **named: Any) -> Any:
        raise OperationalError("the database was away a moment ago")

    client.raise_request_exception = False
    monkeypatch.setattr("news.views.site_map", away)
    monkeypatch.setattr("wagtail.models.Page.get_url_parts", away)
    monkeypatch.setattr("wagtail.models.Site.find_for_request", away)
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 503
    assert "Trang tạm gián đoạn" in response.content.decode()
