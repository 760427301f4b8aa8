"""What is wrong with an article's photos."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from news.review.draft import COVER, Draft
from news.review.finding import Finding, Severity

_SUFFIX = re.compile(r"\.(?:jpe?g|png|webp|avif|heic|gif|bmp|tiff?)$", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[nf]?|dcim|pxl|mvimg|gopr|p|z|fb_img|screenshot|image|photo|untitled|received|messenger_creation)"
    r"[\s_-]*\d[\d\s_.-]*\w*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^\W_]+(?:[_-][^\W_]+)+$")


def no_photo(draft: Draft) -> Iterator[Finding]:
    if not draft.photos and not draft.has_cover:
        yield Finding(COVER, "Bài chưa có ảnh nào.", Severity.ADVICE)


def missing_captions(draft: Draft) -> Iterator[Finding]:
    for photo in draft.photos:
        if photo.value.get("photo") and not photo.value.shown_caption.strip():
            yield Finding(photo.place, "Chưa có chú thích: ai, ở đâu, đang làm gì?")


def file_names_for_words(draft: Draft) -> Iterator[Finding]:
    """Where a listener would hear a file's name in place of what the picture shows."""
    for photo in draft.photos:
        if not photo.value.get("photo"):
            continue
        title = photo.value["photo"].title
        alt = photo.value.shown_alt.strip()
        if alt and looks_like_file_name(alt, title):
            yield Finding(photo.place, f"Mô tả là tên tệp “{alt}”. Hãy viết trong ảnh có gì.")


def looks_like_file_name(text: str, title: str = "") -> bool:
    """`title` is the photo's, which is its file's name until somebody writes another."""
    if _SUFFIX.search(text) or _CAMERA.match(text):
        return True
    return bool(_JOINED.match(text)) and text in (title, PurePath(title).stem)
