"""The short form of `make drill-uploads`: what is no flood, straight through the intake and the documents' check."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hostile import Hostile, corpus
from PIL import Image

from news.documents.kinds import CHECKS, check_document
from news.documents.names import stored_name
from news.documents.unfit import UnfitDocument
from news.photos.intake import UnusablePhoto, clean_photo

TAKES_LONG = ("pixel floods", "frame bombs")
BAD = ("polyglots", "other kinds", "archives", "PDF files")
FILES = [one for one in corpus() if one.group not in TAKES_LONG]
PHOTOS = [one for one in FILES if one.photo and one.group != "names"]
DOCUMENTS = [one for one in FILES if one.document and one.group in BAD]
KNOWN = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def called(file: Hostile) -> str:
    return ascii(file.name)[1:50]


@pytest.mark.parametrize("file", PHOTOS, ids=called)
def test_a_hostile_photo_is_refused_in_a_sentence_or_made_anew(file: Hostile) -> None:
    try:
        content, suffix = clean_photo(io.BytesIO(file.content))
    except UnusablePhoto as reason:
        assert str(reason).endswith(".")
        return
    picture = Image.open(io.BytesIO(content))
    picture.load()
    assert picture.format == {".jpg": "JPEG", ".png": "PNG"}[suffix]
    assert set(picture.info) <= KNOWN
    assert content.endswith((b"\xff\xd9", b"IEND\xaeB`\x82"))
    assert not [word for word in (b"<script", b"PK\x03\x04", b"<?php", b"Exif", b"GPS", b"xmp") if word in content]


@pytest.mark.parametrize("file", DOCUMENTS, ids=called)
def test_a_hostile_document_is_refused_in_a_sentence(file: Hostile) -> None:
    suffix = file.name[file.name.rindex(".") :]
    if suffix not in CHECKS:
        return  # refused by its name
    with pytest.raises(UnfitDocument, match=r"\.$"):
        check_document(SimpleUploadedFile(file.name, file.content), suffix)


@pytest.mark.parametrize("file", [one for one in FILES if one.group == "names"], ids=called)
def test_a_hostile_name_is_a_plain_one_when_it_is_stored(file: Hostile) -> None:
    name = stored_name(file.name)
    assert len(name.encode()) <= 160
    assert not set(name) & set('/\\\0\r\n"<>\u202e')
    assert name.isprintable()
    assert not name.startswith(".")
