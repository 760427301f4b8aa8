"""A photo's sizes are there for the public as long as something public shows it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from roles import CONTRIBUTOR, make_person, signed_in
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, HomePage, Photo
from news.models.settings import SiteSettings
from news.photos import sizes

Make = Callable[..., ArticlePage]
DAY = datetime.timedelta(days=1)


@pytest.fixture
def address(photo: Photo) -> str:
    return str(photo.get_rendition(sizes.BASE).url)


def status(address: str, client: Client | None = None) -> int:
    return asked(address, client).status_code


def asked(address: str, client: Client | None = None) -> Any:
    answer = (client or Client()).get(address)
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return answer


def with_photo(photo: Photo, kind: str = "photo") -> dict[str, Any]:
    item = {"photo": photo, "caption": "", "credit": "", "alt": ""}
    bodies = {
        "photo": ("photo", item),
        "gallery": ("gallery", {"title": "", "photos": [item]}),
        "poster": ("video", {"url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "", "poster": photo}),
    }
    return {"body": [bodies[kind]]}


def test_a_photo_that_nothing_shows_is_there_for_the_office_alone(photo: Photo, address: str) -> None:
    assert status(address) == 404
    answer = asked(address, signed_in(make_person(CONTRIBUTOR)))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")


@pytest.mark.parametrize("kind", ["photo", "gallery", "poster"])
def test_wherever_it_stands_on_a_published_page_it_is_there(
    photo: Photo, address: str, make_article: Make, kind: str
) -> None:
    make_article(**with_photo(photo, kind))
    answer = asked(address)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Accel-Expires"] == "60"


def test_the_logo_is_there_though_no_page_holds_it(photo: Photo, address: str, home: HomePage) -> None:
    SiteSettings.objects.create(agency="Ban Thi đua tỉnh Mẫu", logo=photo)
    assert status(address) == 200


def test_it_goes_and_comes_with_its_page(photo: Photo, address: str, make_article: Make) -> None:
    page = make_article(live=False, **with_photo(photo))
    assert status(address) == 404
    page.save_revision().publish()
    assert status(address) == 200
    ArticlePage.objects.get(pk=page.pk).unpublish()
    assert status(address) == 404
    ArticlePage.objects.get(pk=page.pk).save_revision().publish()
    assert status(address) == 200
    ArticlePage.objects.get(pk=page.pk).delete()
    assert status(address) == 404


def test_of_two_pages_one_that_is_published_is_enough(photo: Photo, address: str, make_article: Make) -> None:
    first, second = (make_article(f"Bài {n}", **with_photo(photo)) for n in (1, 2))
    first.unpublish()
    assert status(address) == 200
    second.unpublish()
    assert status(address) == 404


def test_one_that_is_taken_out_of_its_page_is_gone_when_that_is_published(
    photo: Photo, address: str, make_article: Make
) -> None:
    page = make_article(**with_photo(photo))
    page.body = [("paragraph", "<p>Không còn ảnh.</p>")]
    page.card_photo = None
    revision = page.save_revision()
    assert status(address) == 200
    revision.publish()
    assert status(address) == 404


def test_one_in_a_waiting_version_of_a_published_page_waits_too(photo: Photo, address: str, make_article: Make) -> None:
    page = make_article(body=[("paragraph", "<p>Chưa có ảnh.</p>")])
    page.body = with_photo(photo)["body"]
    revision = page.save_revision()
    assert status(address) == 404
    revision.publish()
    assert status(address) == 200


def test_schedule_and_expiry_bring_and_take_it(photo: Photo, address: str, make_article: Make) -> None:
    now = timezone.now()
    page = make_article(live=False, **with_photo(photo))
    page.go_live_at, page.expire_at = now + DAY, now + 3 * DAY
    page.save_revision().publish()
    assert status(address) == 404
    with time_machine.travel(now + 2 * DAY, tick=True):
        call_command("publish_scheduled")
        assert status(address) == 200
    with time_machine.travel(now + 4 * DAY, tick=True):
        call_command("publish_scheduled")
        assert status(address) == 404


def test_behind_a_password_it_is_there_for_who_has_it(photo: Photo, address: str, make_article: Make) -> None:
    page = make_article(**with_photo(photo))
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="mở ra")
    reader = Client()
    assert status(address, reader) == 404
    told = {"password": "mở ra", "return_url": page.get_url()}
    reader.post(f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/", told)
    answer = asked(address, reader)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert status(address) == 404


def test_a_photo_in_the_bin_is_there_for_nobody_outside(photo: Photo, address: str, make_article: Make) -> None:
    make_article(**with_photo(photo))
    photo.delete()
    assert status(address) == 404
    photo.restore()
    assert status(address) == 200
