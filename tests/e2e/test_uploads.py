"""Whoever uploads what is no photo is told so, and nothing is kept."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.people import EDITOR, Account, come_in
from tests.e2e.photos import camera_photos
from tests.e2e.server import Portal

NO_PHOTO = "Tệp này không phải là ảnh"
TRUNCATED = "Ảnh bị hỏng hoặc chưa tải lên hết"


@pytest.fixture
def bad_files(tmp_path: Path) -> dict[str, Path]:
    """The sentence that each file gets, and the file."""
    text, cut = tmp_path / "anh.jpg", tmp_path / "anh-cut.jpg"
    text.write_text("Đây là chữ, không phải ảnh.", encoding="utf-8")
    whole = camera_photos(tmp_path, ["một"])[0].read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    return {NO_PHOTO: text, TRUNCATED: cut}


def test_uploads_that_are_no_photo_get_a_sentence(
    portal: Portal, accounts: dict[str, Account], visitor: Callable[..., BrowserContext], bad_files: dict[str, Path]
) -> None:
    kept = stored(portal)
    page = visitor().new_page()
    come_in(page, accounts[EDITOR])
    for sentence, file in bad_files.items():
        page.goto("/quan-tri/images/add/")
        page.locator("#id_title").fill("Ảnh thử")
        page.locator("input[type=file]").first.set_input_files(file)
        page.get_by_role("main").get_by_role("button", name="Tải lên").click()
        expect(page.locator(".error-message").filter(has_text=sentence)).to_be_visible()
        assert sentence in sent_as_one_of_many(page, file)
    for sentence, file in bad_files.items():
        page.goto("/quan-tri/images/multiple/add/")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator("#upload-list")).to_contain_text(sentence)
    assert stored(portal) == kept
    assert portal.shell("from news.models import Photo\nprint(Photo.objects.filter(title='Ảnh thử').count())") == "0\n"


def sent_as_one_of_many(page: Page, file: Path) -> str:
    """The words with which the endpoint of the uploader for many photos refuses."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = page.request.post(
        "/quan-tri/images/multiple/add/",
        headers={"X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest", "Referer": page.url},
        multipart={
            "title": "Ảnh thử",
            "files[]": {"name": file.name, "mimeType": "image/jpeg", "buffer": file.read_bytes()},
        },
    )
    assert answer.status == 200
    told = answer.json()
    assert told["success"] is False
    return told["error_message"]


def stored(portal: Portal) -> set[str]:
    return {file.name for file in portal.media.rglob("*") if file.is_file() and not re.match(r"\.", file.name)}
