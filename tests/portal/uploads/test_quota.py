"""What one person may upload in a day ends somewhere, and nothing of the work is lost there."""

import uuid
from typing import Any

import camera
import pytest
from django.test import Client
from django.urls import reverse
from doors import doors, send
from pdfs import pdf
from roles import ADMINISTRATOR, EDITOR, make_person, signed_in
from time_machine import travel
from word_files import add_picture, article_file

from news.models import ArticlePage, Attachment, Photo, SectionPage
from news.quota import TIMES

SAID = "tệp này vượt mức một ngày"


@pytest.fixture
def desk(section: SectionPage, settings: Any) -> Client:
    settings.UPLOADS_PER_DAY = 3
    return signed_in(make_person(EDITOR))


def a_photo(number: int) -> bytes:
    return camera.encoded(camera.drawn((80 + number, 60)), "JPEG")


def upload(desk: Client, number: int) -> Any:
    return send(desk, reverse("news_batch_upload"), "file", f"anh-{number}.jpg", a_photo(number))


def test_photos_and_documents_count_together(desk: Client) -> None:
    assert [upload(desk, number).status_code for number in range(2)] == [200, 200]
    assert send(desk, "/quan-tri/documents/multiple/add/", "files[]", "a.pdf", pdf()).json()["success"]
    refused = upload(desk, 3)
    assert refused.status_code == 422
    assert refused.json()["refused"].startswith("anh-3.jpg: Hôm nay bạn đã tải lên 3 tệp")
    said = send(desk, "/quan-tri/documents/multiple/add/", "files[]", "b.pdf", pdf()).json()["error_message"]
    assert SAID in said
    assert (Photo.objects.count(), Attachment.objects.count()) == (2, 1)


def test_what_is_thrown_away_counts_all_the_same(desk: Client) -> None:
    for number in range(3):
        upload(desk, number)
    for photo in Photo.objects.all():
        photo.delete()
    assert upload(desk, 4).status_code == 422


def test_every_screen_holds_to_it(desk: Client, section: SectionPage, photo: Photo) -> None:
    for number in range(3):
        upload(desk, number)
    before = (Photo.objects.count(), Attachment.objects.count(), photo.file.name)
    picture = article_file(lambda document: add_picture(document))
    for name, door in doors(section, photo).items():
        if name == "redirects":
            continue
        file = (
            ("bai.docx", picture)
            if "Word" in name
            else ("a.pdf", pdf())
            if "document" in name
            else ("a.jpg", a_photo(9))
        )
        answer = door(desk, *file)
        assert answer.status_code < 500, name
        if "Word" not in name:
            told = str(answer.json()) if "json" in answer["Content-Type"] else answer.content.decode()
            assert SAID in told, name
    photo.refresh_from_db()
    assert (Photo.objects.count(), Attachment.objects.count(), photo.file.name) == before


def test_a_word_file_becomes_a_draft_with_all_its_words_and_a_report_of_the_photos(
    desk: Client, section: SectionPage
) -> None:
    for number in range(2):
        upload(desk, number)
    file = article_file("Một đoạn văn.", *(lambda document, n=n: add_picture(document, n) for n in range(3)))
    token = str(uuid.uuid4())
    answer = send(desk, reverse("news_word"), "file", "bai.docx", file, section=section.slug, token=token)
    told = desk.get(answer["Location"]).content.decode()
    assert told.count(SAID) == 2
    assert Photo.objects.count() == 3
    assert "Một đoạn văn." in str(ArticlePage.objects.get().body)


def test_a_quick_article_keeps_what_was_typed(desk: Client, section: SectionPage) -> None:
    for number in range(3):
        upload(desk, number)
    words = {
        "title": "Hội nghị tổng kết",
        "lead": "Chiều 27/12.",
        "token": str(uuid.uuid4()),
        "section": section.slug,
    }
    told = send(desk, reverse("news_quick"), "photos", "a.jpg", a_photo(9), **words).content.decode()
    assert SAID in told
    assert "Hội nghị tổng kết" in told


def test_bytes_count_too(desk: Client, settings: Any) -> None:
    settings.UPLOAD_BYTES_PER_DAY = 10
    assert upload(desk, 1).status_code == 422


def test_the_next_day_begins_anew(desk: Client) -> None:
    user = make_person(EDITOR)
    with travel("2026-03-02 16:00:00+00:00", tick=False):  # 23:00 here
        assert [upload(signed_in(user), number).status_code for number in range(4)] == [200, 200, 200, 422]
    with travel("2026-03-02 17:00:01+00:00", tick=False):
        assert upload(signed_in(user), 5).status_code == 200


def test_colleagues_have_days_of_their_own_and_administrators_larger_ones(desk: Client, settings: Any) -> None:
    for number in range(3):
        upload(desk, number)
    assert upload(signed_in(make_person(EDITOR)), 4).status_code == 200
    administrator = signed_in(make_person(ADMINISTRATOR))
    assert [upload(administrator, 10 + number).status_code for number in range(3 * TIMES + 1)] == [200] * 3 * TIMES + [
        422
    ]
