"""What the table is told about a photo."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.images.widgets import AdminImageChooser

from news.bin.kinds import policy_of
from news.models.photo import Photo
from news.photos import sizes
from news.photos.focus import focus_of

WORDS = ("caption", "credit", "description")


def told(photo: Photo, user: Any) -> dict[str, Any]:
    """`chosen` is what an image chooser of the article's form keeps; `focus` is in parts of the sides, 0 to 1."""
    picture = photo.get_rendition(sizes.BASE)
    return {
        "id": photo.pk,
        "title": photo.title,
        "picture": {"url": picture.url, "width": picture.width, "height": picture.height},
        "words": {name: getattr(photo, name) for name in WORDS},
        "words_url": reverse("news_batch_words", args=[photo.pk]),
        "focus": focus_of(photo),
        "editable": policy_of(Photo).user_has_permission_for_instance(user, "change", photo),
        "own": photo.uploaded_by_user_id == user.pk,
        "chosen": AdminImageChooser().get_value_data(photo),
    }


def told_of(photos: Iterable[Photo], user: Any) -> list[dict[str, Any]]:
    """Without those whose file is lost or damaged."""
    known = []
    for photo in photos:
        with suppress(OSError):
            known.append(told(photo, user))
    return known


def same_picture(photo: Photo) -> str:
    day = f"{timezone.localtime(photo.created_at):%d/%m/%Y}"
    return f"Ảnh này đã có trong kho từ ngày {day} (“{photo.title}”): dùng lại ảnh đó, không lưu thêm."
