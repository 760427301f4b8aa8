"""Photos that come with the form: stored at once, so that no mistake elsewhere loses them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from wagtail.models import Collection

from news.bin.kinds import policy_of
from news.models.photo import Photo
from news.photos.intake import UnusablePhoto
from news.photos.show import with_renditions
from news.photos.store import store_photo
from news.text import clean_text

MOST = 40  # photos of one article
MEGABYTE = 1024 * 1024


@dataclass
class Attached:
    """A stored photo and the caption that this article gives it."""

    photo: Photo
    caption: str


@dataclass
class Intake:
    attached: list[Attached] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # a sentence for each file


def collection_for(user: Any) -> Collection | None:
    """Where `user` may put photos; None where nowhere."""
    allowed = policy_of(Photo).collections_user_has_permission_for(user, "add")
    found: Collection | None = allowed.order_by("path").first()
    return found


def attached_before(user: Any, data: Any) -> list[Attached]:
    """What this form has stored already: own photos only, in their order, without those taken out."""
    out = set(data.getlist("leave_out"))
    pks = [pk for pk in data.getlist("photo") if pk.isdecimal() and len(pk) < 19 and pk not in out]
    own = with_renditions(Photo.objects.filter(uploaded_by_user=user)).in_bulk([int(pk) for pk in pks])
    photos = [own[int(pk)] for pk in dict.fromkeys(pks) if int(pk) in own]
    return [Attached(photo, clean_text(data.get(f"caption-{photo.pk}", "")).strip()) for photo in photos]


def take_in(
    user: Any, collection: Collection, files: Sequence[UploadedFile], captions: Iterable[str], room: int
) -> Intake:
    """Stores up to `room` of `files` for `user`; `captions` go with them in order."""
    intake = Intake()
    each_caption = chain(captions, repeat(""))  # without the script there are none
    for number, (file, caption) in enumerate(zip(files, each_caption, strict=False)):
        name = file.name or "ảnh"
        if number >= room:
            intake.refused.append(f"{name}: mỗi bài chỉ đăng nhanh được {MOST} ảnh.")
            continue
        if (file.size or 0) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
            most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEGABYTE
            intake.refused.append(f"{name}: ảnh nặng quá {most} MB. Hãy thu nhỏ ảnh rồi chọn lại.")
            continue
        words = clean_text(caption).strip()
        try:
            photo = store_photo(file, words or name, caption=words, uploaded_by_user=user, collection=collection)
        except UnusablePhoto as reason:
            intake.refused.append(f"{name}: {reason}")
        else:
            intake.attached.append(Attached(photo, words))
    return intake
