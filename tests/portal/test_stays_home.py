"""Nobody but who runs the machine can make the server ask another machine for anything."""

import socket
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from desk_sample import make_desk_sample
from django.conf import settings
from django.test import Client
from django.urls import reverse
from roles import signed_in
from stay_home import staying_home
from wagtail.models import Site

from news.models import ArticlePage, HomePage
from portal.schedule import jobs

# Of the network that is kept for examples; and names of what stands inside a house.
ELSEWHERE = (
    "http://192.0.2.1/a",
    "https://example.vn/watch?v=abcdefghijk",
    "http://169.254.169.254/latest/meta-data/",
    "https://www.youtube.com/watch?v=abcdefghijk",
    "//example.vn/a",
    "ftp://192.0.2.1/a",
    "\\\\192.0.2.1\\a",
)


@pytest.fixture
def sample(home: HomePage) -> SimpleNamespace:
    return make_desk_sample(Site.objects.get(is_default_site=True))


@pytest.fixture
def went() -> Iterator[list[str]]:
    with staying_home() as went:
        yield went


def test_an_article_that_names_other_machines_everywhere_is_stored_published_and_read_at_home(
    sample: SimpleNamespace, went: list[str], client: Client
) -> None:
    article: ArticlePage = sample.live
    for far in ELSEWHERE:
        embed = f'<embed embedtype="media" url="{far}"/><img src="{far}"><a href="{far}">x</a>'
        article.body = [
            ("paragraph", f"<p>{embed}</p>"),
            ("video", {"url": far, "title": "Phóng sự", "poster": None}),
            ("quote", {"text": far, "attribution": far}),
        ]
        article.source = far
        article.locked = False
        article.save_revision(user=sample.user, clean=False).publish(user=sample.user)
        for address in (article.get_url(), f"{article.get_url()}luu/", "/rss.xml", f"/api/v1/bai-viet/{article.pk}/"):
            assert client.get(address).status_code == 200
    assert went == []


def test_no_window_for_embedding_asks_the_place_that_it_embeds(sample: SimpleNamespace, went: list[str]) -> None:
    desk = signed_in(sample.user)
    for far in ELSEWHERE:
        with suppress(Exception):
            desk.post(reverse("wagtailembeds:chooser_upload"), {"embed-chooser-url": far})
        desk.post(reverse("wagtailadmin_choose_page_external_link"), {"external-link-chooser-url": far})
    assert went == []


def test_signing_in_from_elsewhere_and_asking_for_a_new_password_only_write_letters(
    sample: SimpleNamespace, went: list[str], client: Client
) -> None:
    for far in ELSEWHERE:
        client.post(
            "/dang-nhap/", {"login": far, "password": far, "next": far}, headers={"X-Forwarded-For": "192.0.2.1"}
        )
        client.post("/quen-mat-khau/", {"email": "quan.tri@example.vn"}, headers={"Referer": far, "Origin": far})
    assert went == []


def test_what_the_worker_does_by_itself_stays_at_home(sample: SimpleNamespace, went: list[str]) -> None:
    # The one starts another process, the other wants a queue in the database.
    for job in jobs():
        if job.name not in ("queue_backup", "prune_task_results"):
            job.run()
    assert went == []


def test_only_settings_of_the_machine_name_other_machines() -> None:
    named = {name for name in dir(settings) if name.endswith(("_ENDPOINT", "_DSN", "_URL", "_HOST", "_PROXY"))}
    assert settings.WAGTAILEMBEDS_FINDERS == []
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert not settings.WAGTAIL_ENABLE_UPDATE_CHECK
    assert {"MEDIA_S3_ENDPOINT", "SENTRY_DSN", "EMAIL_HOST"} <= named


def test_the_watch_sees_whoever_leaves(went: list[str]) -> None:
    for leave in (
        lambda: urllib.request.urlopen("http://example.vn/"),
        lambda: socket.create_connection(("192.0.2.1", 80), 1),
    ):
        before: Any = len(went)
        with suppress(OSError):
            leave()
        assert len(went) > before
