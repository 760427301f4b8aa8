"""The small files at fixed addresses."""

import datetime
import io
import json
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.test import Client
from PIL import Image

from news.models import HomePage, SiteSettings

SECURITY = "/.well-known/security.txt"


def fields(client: Client) -> dict[str, str]:
    response = client.get(SECURITY)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_robots_are_shown_both_sitemaps_and_kept_from_the_search(client: Client, home: HomePage) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    for expected in (
        "Disallow: /tim-kiem/",
        "Disallow: /quan-tri/",
        "Sitemap: http://localhost:8000/sitemap.xml",
        "Sitemap: http://localhost:8000/sitemap-news.xml",
    ):
        assert expected in lines


@pytest.mark.parametrize("day", ["2026-01-01", "2028-02-29", "2026-12-31"])
def test_the_contact_for_security_is_never_out_of_date(client: Client, office: SiteSettings, day: str) -> None:
    with time_machine.travel(f"{day}T10:00:00+07:00", tick=False):
        told = fields(client)
    assert told["Contact"] == "mailto:tdkt@example.vn"
    assert told["Preferred-Languages"] == "vi, en"
    assert told["Canonical"] == f"http://localhost:8000{SECURITY}"
    left = datetime.datetime.fromisoformat(told["Expires"]) - datetime.datetime.fromisoformat(f"{day}T10:00:00+07:00")
    assert datetime.timedelta(days=150) < left < datetime.timedelta(days=365)


def test_the_contact_for_security_has_a_setting_of_its_own(client: Client, office: SiteSettings) -> None:
    office.security_contact = "https://example.vn/bao-mat"
    office.save()
    assert fields(client)["Contact"] == "https://example.vn/bao-mat"


def test_without_a_contact_there_is_no_file_for_security(client: Client, home: HomePage) -> None:
    assert client.get(SECURITY).status_code == 404


@pytest.mark.parametrize("text", ["không", "http://example.vn/", "javascript://x", "a b@example.vn"])
def test_a_contact_nobody_can_reach_is_refused_in_a_sentence(office: SiteSettings, text: str) -> None:
    office.security_contact = text
    with pytest.raises(ValidationError) as refused:
        office.full_clean()
    assert "địa chỉ thư" in refused.value.message_dict["security_contact"][0]


def test_the_manifest_names_the_office_and_icons_that_are_there(client: Client, office: SiteSettings) -> None:
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    told = json.loads(response.content)
    assert told["name"] == "Ban Thi đua tỉnh Mẫu"
    assert told["start_url"] == "/"
    drawn, *painted = told["icons"]
    assert (drawn["sizes"], drawn["type"]) == ("any", "image/svg+xml")
    assert b"<svg" in Path(str(finders.find(drawn["src"].removeprefix("/static/")))).read_bytes()
    for icon in painted:
        with Image.open(str(finders.find(icon["src"].removeprefix("/static/")))) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
            assert picture.format == "PNG"
    assert "maskable" in [icon.get("purpose") for icon in told["icons"]]


def test_the_favicon_is_a_real_icon_of_few_bytes(client: Client, home: HomePage) -> None:
    response = client.get("/favicon.ico")
    assert response["Content-Type"] == "image/x-icon"
    assert len(response.content) < 6_000
    with Image.open(io.BytesIO(response.content)) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_head_names_icon_and_manifest(client: Client, home: HomePage) -> None:
    html = client.get("/").content.decode()
    for expected in ('rel="manifest" href="/manifest.webmanifest"', 'rel="apple-touch-icon"', "favicon.svg"):
        assert expected in html
